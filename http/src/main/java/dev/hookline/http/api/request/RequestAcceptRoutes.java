package dev.hookline.http.api.request;

import dev.hookline.http.api.ApiAnswer;
import dev.hookline.http.api.ApiCall;
import dev.hookline.http.api.ApiRoute;
import dev.hookline.http.api.AwaitedReceipt;
import dev.hookline.http.problem.ProblemCode;
import dev.hookline.id.Id;
import dev.hookline.id.IdPrefix;
import dev.hookline.ingest.CompiledSource;
import dev.hookline.ingest.ContentDecoder;
import dev.hookline.ingest.KeptRequest;
import dev.hookline.ingest.Receipt;
import dev.hookline.ingest.Receiver;
import dev.hookline.ingest.RejectionCause;
import dev.hookline.ingest.RequestLog;
import dev.hookline.ingest.RequestStatus;
import dev.hookline.ingest.Source;
import dev.hookline.ingest.Sources;
import dev.hookline.operate.Scope;
import java.util.List;
import java.util.Optional;

/** Lets a request in that was rejected or filtered, because a person says so. */
public final class RequestAcceptRoutes {

  private final RequestLog log;
  private final Sources sources;
  private final Receiver receiver;
  private final ContentDecoder decoder;

  public RequestAcceptRoutes(
      RequestLog log, Sources sources, Receiver receiver, ContentDecoder decoder) {
    this.log = log;
    this.sources = sources;
    this.receiver = receiver;
    this.decoder = decoder;
  }

  public List<ApiRoute> routes() {
    return List.of(ApiRoute.post("/api/v1/requests/:id/accept", Scope.WRITE, this::accept));
  }

  /**
   * @param ids of all events, where the body listed several
   */
  record LetInView(String id, boolean duplicate, List<String> ids) {}

  private ApiAnswer accept(ApiCall call) {
    call.jsonIfAny().refuseIfInvalid();
    KeptRequest kept =
        log.find(call.project(), call.pathId("id", IdPrefix.REQUEST))
            .orElseThrow(ApiCall::notFound);
    Optional<Source> source = sources.find(call.project(), kept.source());
    CompiledSource compiled = source.map(Source::token).map(receiver::source).orElse(null);
    if (compiled == null) {
      return ApiAnswer.failed(
          ProblemCode.NOT_ALLOWED, "The source of this request has been deleted.");
    }
    if (kept.status() != RequestStatus.REJECTED && kept.status() != RequestStatus.FILTERED) {
      return ApiAnswer.failed(
          ProblemCode.NOT_ALLOWED, "Only requests that were rejected or filtered can be let in.");
    }
    if (kept.event() != null) {
      return ApiAnswer.failed(
          ProblemCode.NOT_ALLOWED,
          "This request was let in before, as " + kept.event().text(IdPrefix.EVENT) + ".");
    }
    if (!kept.hasWholeBody()) {
      return ApiAnswer.failed(
          ProblemCode.BODY_NOT_KEPT,
          "The body of this request was not kept as a whole, so no event can be made of it.");
    }
    AwaitedReceipt receipt = new AwaitedReceipt();
    receiver.receiveKept(compiled, kept, decoder, receipt);
    return answer(kept, receipt.await());
  }

  private ApiAnswer answer(KeptRequest kept, Receipt receipt) {
    return switch (receipt) {
      case Receipt.Accepted(Id event) -> letIn(kept, List.of(event), false);
      case Receipt.Duplicate(Id event) -> letIn(kept, List.of(event), true);
      case Receipt.Batch(List<Id> events, boolean duplicate) -> letIn(kept, events, duplicate);
      case Receipt.Rejected(RejectionCause cause) ->
          ApiAnswer.failed(ProblemCode.NOT_ALLOWED, "It cannot be let in. " + cause.sentence());
      case Receipt.Unavailable(String why) ->
          ApiAnswer.failed(ProblemCode.STORE_UNAVAILABLE, "The event was not stored: " + why);
      case Receipt.Filtered _,
          Receipt.Limited _,
          Receipt.Greeted _,
          Receipt.UnknownSource _,
          Receipt.Gone _ ->
          throw new IllegalStateException("a kept request cannot end like this: " + receipt);
    };
  }

  private ApiAnswer letIn(KeptRequest kept, List<Id> events, boolean duplicate) {
    log.becameEvent(kept, events.getFirst());
    List<String> ids = events.stream().map(event -> event.text(IdPrefix.EVENT)).toList();
    return ApiAnswer.accepted(new LetInView(ids.getFirst(), duplicate, ids));
  }
}
