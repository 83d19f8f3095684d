package dev.hookline.http.api.request;

import dev.hookline.event.EventReader;
import dev.hookline.http.api.ApiAnswer;
import dev.hookline.http.api.ApiCall;
import dev.hookline.http.api.ApiRoute;
import dev.hookline.id.Id;
import dev.hookline.id.IdPrefix;
import dev.hookline.ingest.RejectionCause;
import dev.hookline.ingest.RequestLog;
import dev.hookline.ingest.RequestQuery;
import dev.hookline.ingest.RequestStatus;
import dev.hookline.ingest.Source;
import dev.hookline.ingest.Sources;
import dev.hookline.operate.Scope;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Shows what arrived at sources, and why it was rejected if it was. */
public final class RequestRoutes {

  private static final String PATH = "/api/v1/requests";

  private final RequestLog log;
  private final EventReader events;
  private final Requests requests;
  private final Sources sources;

  public RequestRoutes(RequestLog log, EventReader events, Sources sources) {
    this.log = log;
    this.events = events;
    this.requests = new Requests(log, events);
    this.sources = sources;
  }

  public List<ApiRoute> routes() {
    return List.of(
        ApiRoute.list(PATH, Scope.READ, this::list, "source", "status", "rejection_cause"),
        ApiRoute.get(PATH + "/:id", Scope.READ, this::read));
  }

  private ApiAnswer list(ApiCall call) {
    RequestQuery query =
        new RequestQuery(
            call.project(),
            call.parameterId("source", IdPrefix.SOURCE),
            word(
                call,
                "status",
                RequestStatus::of,
                "accepted, duplicate, filtered, handshake or rejected"),
            word(call, "rejection_cause", RejectionCause::of, "a cause of rejection"),
            call.page());
    return call.list(
        requests.list(query), request -> RequestView.listed(request, source(call, request)));
  }

  private static <E> @Nullable E word(
      ApiCall call, String name, Function<String, Optional<E>> reader, String form) {
    String text = call.parameter(name);
    return text == null
        ? null
        : reader.apply(text).orElseThrow(() -> ApiCall.invalidParameter(name, "must be " + form));
  }

  private ApiAnswer read(ApiCall call) {
    ReceivedRequest request = accepted(call).or(() -> kept(call)).orElseThrow(ApiCall::notFound);
    return ApiAnswer.ok(RequestView.whole(request, source(call, request)));
  }

  private Optional<ReceivedRequest> accepted(ApiCall call) {
    return Id.parse(IdPrefix.EVENT, call.pathParameter("id"))
        .flatMap(id -> events.find(call.project(), id))
        .filter(event -> event.source() != null)
        .map(ReceivedRequest.Accepted::new);
  }

  private Optional<ReceivedRequest> kept(ApiCall call) {
    return Id.parse(IdPrefix.REQUEST, call.pathParameter("id"))
        .flatMap(id -> log.find(call.project(), id))
        .map(ReceivedRequest.Kept::new);
  }

  private @Nullable Source source(ApiCall call, ReceivedRequest request) {
    Id id =
        switch (request) {
          case ReceivedRequest.Accepted(var event) -> event.source();
          case ReceivedRequest.Kept(var kept) -> kept.source();
        };
    return id == null ? null : sources.find(call.project(), id).orElse(null);
  }
}
