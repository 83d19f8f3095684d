package dev.hookline.http.api.source;

import dev.hookline.http.api.ApiAnswer;
import dev.hookline.http.api.ApiCall;
import dev.hookline.http.api.ApiRoute;
import dev.hookline.http.api.AwaitedReceipt;
import dev.hookline.http.json.JsonObject;
import dev.hookline.http.problem.ProblemCode;
import dev.hookline.id.Id;
import dev.hookline.id.IdGenerator;
import dev.hookline.id.IdPrefix;
import dev.hookline.ingest.CompiledSource;
import dev.hookline.ingest.Receipt;
import dev.hookline.ingest.Receiver;
import dev.hookline.ingest.RejectionCause;
import dev.hookline.ingest.Source;
import dev.hookline.ingest.Sources;
import dev.hookline.operate.Scope;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;

/** Tries a source out with a request as its provider would send it. */
public final class SourceTestRoutes {

  private static final int TYPE_CHARS_MAX = 128;

  private final Sources sources;
  private final Receiver receiver;
  private final SourceUrls urls;
  private final IdGenerator ids;
  private final InstantSource clock;

  public SourceTestRoutes(
      Sources sources, Receiver receiver, SourceUrls urls, IdGenerator ids, InstantSource clock) {
    this.sources = sources;
    this.receiver = receiver;
    this.urls = urls;
    this.ids = ids;
    this.clock = clock;
  }

  public List<ApiRoute> routes() {
    return List.of(ApiRoute.post(SourceRoutes.ONE + "/test", Scope.WRITE, this::test));
  }

  record AcceptedView(String id, boolean duplicate) {}

  private ApiAnswer test(ApiCall call) {
    Source source =
        sources
            .find(call.project(), call.pathId("id", IdPrefix.SOURCE))
            .orElseThrow(ApiCall::notFound);
    JsonObject wish = call.jsonIfAny();
    String type = wish.text("type", TYPE_CHARS_MAX);
    wish.refuseIfInvalid();
    String eventId = "sample_" + ids.next().text(IdPrefix.REQUEST);
    Optional<SampleRequest> sample =
        SourceSamples.of(source, urls.of(source), type, eventId, clock.instant());
    CompiledSource compiled = receiver.source(source.token());
    if (sample.isEmpty() || compiled == null) {
      return ApiAnswer.failed(
          ProblemCode.NOT_ALLOWED,
          "A sample for this source can only be signed by its sender, so none was made.");
    }
    AwaitedReceipt receipt = new AwaitedReceipt();
    receiver.receive(compiled, sample.get(), receipt);
    return answer(receipt.await());
  }

  private static ApiAnswer answer(Receipt receipt) {
    return switch (receipt) {
      case Receipt.Accepted(Id event) -> accepted(event, false);
      case Receipt.Duplicate(Id event) -> accepted(event, true);
      case Receipt.Batch(List<Id> events, boolean duplicate) ->
          accepted(events.getFirst(), duplicate);
      case Receipt.Filtered _ ->
          ApiAnswer.failed(ProblemCode.NOT_ALLOWED, "The sample was filtered out by the source.");
      case Receipt.Rejected(RejectionCause cause) ->
          ApiAnswer.failed(ProblemCode.NOT_ALLOWED, "The sample was rejected. " + cause.sentence());
      case Receipt.Unavailable(String why) ->
          ApiAnswer.failed(ProblemCode.STORE_UNAVAILABLE, "The sample was not stored: " + why);
      case Receipt.Limited _ -> // not for what is made here
          ApiAnswer.failed(ProblemCode.NOT_ALLOWED, RejectionCause.RATE_LIMITED.sentence());
      case Receipt.Gone(), Receipt.UnknownSource() -> ApiAnswer.notFound();
      case Receipt.Greeted _ ->
          ApiAnswer.failed(ProblemCode.NOT_ALLOWED, "The sample was taken for a handshake.");
    };
  }

  private static ApiAnswer accepted(Id event, boolean duplicate) {
    return ApiAnswer.accepted(new AcceptedView(event.text(IdPrefix.EVENT), duplicate));
  }
}
