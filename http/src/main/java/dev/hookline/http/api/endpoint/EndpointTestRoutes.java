package dev.hookline.http.api.endpoint;

import dev.hookline.delivery.DeliveryStatus;
import dev.hookline.delivery.Endpoint;
import dev.hookline.delivery.Endpoints;
import dev.hookline.event.Event;
import dev.hookline.event.EventType;
import dev.hookline.event.Headers;
import dev.hookline.event.Payload;
import dev.hookline.http.api.ApiAnswer;
import dev.hookline.http.api.ApiCall;
import dev.hookline.http.api.ApiRoute;
import dev.hookline.http.api.AwaitedReceipt;
import dev.hookline.http.json.Json;
import dev.hookline.http.json.JsonObject;
import dev.hookline.http.problem.ProblemCode;
import dev.hookline.id.Id;
import dev.hookline.id.IdGenerator;
import dev.hookline.id.IdPrefix;
import dev.hookline.ingest.Intake;
import dev.hookline.ingest.Receipt;
import dev.hookline.job.Job;
import dev.hookline.operate.Scope;
import dev.hookline.route.Router;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/** Sends an event to one endpoint, to see whether deliveries arrive. */
public final class EndpointTestRoutes {

  static final String TYPE_STANDARD = "hookline.test";

  private final Endpoints endpoints;
  private final Intake intake;
  private final Router router;
  private final IdGenerator ids;

  public EndpointTestRoutes(Endpoints endpoints, Intake intake, Router router, IdGenerator ids) {
    this.endpoints = endpoints;
    this.intake = intake;
    this.router = router;
    this.ids = ids;
  }

  public List<ApiRoute> routes() {
    return List.of(ApiRoute.post(EndpointRoutes.ONE + "/test", Scope.WRITE, this::test));
  }

  /** The event, and its one delivery in its first state. */
  record TestView(String id, String eventId, String type, TestDeliveryView delivery) {}

  record TestDeliveryView(String id, String status) {}

  /** The body of the event, in the form that Standard Webhooks suggests. */
  record TestPayload(String type, Instant timestamp, Map<String, String> data) {}

  private ApiAnswer test(ApiCall call) {
    Endpoint endpoint =
        endpoints
            .find(call.project(), call.pathId("id", IdPrefix.ENDPOINT))
            .orElseThrow(ApiCall::notFound);
    JsonObject form = call.jsonIfAny();
    String given = form.text("type", EventType.LENGTH_MAX);
    String type = given == null ? TYPE_STANDARD : given;
    if (!EventType.isValid(type)) {
      form.error("type", "must be an event type such as invoice.paid");
    }
    form.refuseIfInvalid();
    Event event = event(endpoint, type);
    Job delivery = router.job(event, endpoint);
    AwaitedReceipt receipt = new AwaitedReceipt();
    intake.accept(event, List.of(delivery), receipt);
    return switch (receipt.await()) {
      case Receipt.Accepted _ -> ApiAnswer.accepted(view(event, delivery));
      case Receipt.Unavailable(String why) ->
          ApiAnswer.failed(ProblemCode.STORE_UNAVAILABLE, "The event was not stored: " + why);
      case Receipt.Duplicate _,
          Receipt.Batch _,
          Receipt.Filtered _,
          Receipt.Greeted _,
          Receipt.Rejected _,
          Receipt.UnknownSource _,
          Receipt.Limited _,
          Receipt.Gone _ ->
          throw new IllegalStateException("an event without a source cannot end like this");
    };
  }

  private Event event(Endpoint endpoint, String type) {
    Id id = ids.next();
    TestPayload payload =
        new TestPayload(type, id.time(), Map.of("endpoint", endpoint.id().text(IdPrefix.ENDPOINT)));
    return new Event(
        id,
        endpoint.project(),
        null,
        id.text(IdPrefix.EVENT),
        null,
        type,
        endpoint.tenant(),
        null,
        Headers.NONE,
        new Payload(Json.write(payload), "application/json"),
        0);
  }

  private static TestView view(Event event, Job delivery) {
    return new TestView(
        event.id().text(IdPrefix.EVENT),
        event.eventId(),
        event.type(),
        new TestDeliveryView(delivery.id().text(IdPrefix.DELIVERY), DeliveryStatus.of(delivery)));
  }
}
