package dev.hookline.http.live;

import dev.hookline.event.Event;
import dev.hookline.event.EventReader;
import dev.hookline.http.api.ApiAnswer;
import dev.hookline.http.api.ApiCall;
import dev.hookline.http.api.ApiRoute;
import dev.hookline.http.api.BodyLimit;
import dev.hookline.http.ingest.LastAnswer;
import dev.hookline.http.problem.ProblemCode;
import dev.hookline.id.Id;
import dev.hookline.id.IdPrefix;
import dev.hookline.job.JobReader;
import dev.hookline.live.ChangeFeed;
import dev.hookline.operate.ApiKeys;
import dev.hookline.operate.Scope;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.core.http.HttpVersion;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/**
 * {@code GET /api/v1/live}, {@code GET /api/v1/events/{event}/stream} and {@code GET
 * /api/v1/runs/{run}/stream}.
 */
public final class LiveRoutes {

  /** Each stream holds a connection and a place in the feed. */
  private static final int STREAMS_MAX = 1_000;

  private static final String CONTENT_TYPE = "text/event-stream";
  private static final Map<String, String> UNBUFFERED = Map.of("x-accel-buffering", "no");

  private final ChangeFeed feed;
  private final String feedName;
  private final ApiKeys keys;
  private final FollowedEvents events;
  private final FollowedRuns runs;
  private final Executor background;
  private final AtomicInteger streams = new AtomicInteger();

  /**
   * @param feedName distinguishes this process's feed from an earlier one's
   * @param background for reads that block
   */
  public LiveRoutes(
      ChangeFeed feed,
      String feedName,
      ApiKeys keys,
      EventReader events,
      JobReader jobs,
      FollowedRuns runs,
      Executor background) {
    this.feed = feed;
    this.feedName = feedName;
    this.keys = keys;
    this.events = new FollowedEvents(events, jobs, feed);
    this.runs = runs;
    this.background = background;
  }

  public List<ApiRoute> routes() {
    return List.of(
        new ApiRoute(
            HttpMethod.GET,
            "/api/v1/live",
            Scope.READ,
            this::live,
            LiveParameters.KNOWN,
            BodyLimit.ONE),
        ApiRoute.get("/api/v1/events/:event/stream", Scope.READ, this::event),
        ApiRoute.get("/api/v1/runs/:run/stream", Scope.READ, this::run));
  }

  private ApiAnswer live(ApiCall call) {
    LiveFilter filter = LiveParameters.filter(call);
    return follow(call, filter, "", resumeAfter(call), OpenDeliveries.endless());
  }

  private ApiAnswer event(ApiCall call) {
    long number = feed.lastNumber();
    Event event =
        events
            .find(call.project(), call.pathId("event", IdPrefix.EVENT))
            .orElseThrow(ApiCall::notFound);
    OpenDeliveries open = events.open(event);
    if (open.isEmpty()) {
      return new ApiAnswer.Bytes(
          CONTENT_TYPE, present(event, number).getBytes(StandardCharsets.UTF_8), UNBUFFERED);
    }
    LiveFilter filter =
        new LiveFilter(event.project(), LiveParameters.ALL_KINDS, event.id(), null, null, null);
    Optional<Long> resumed =
        knownNumber(call.lastEventId()).filter(known -> !feed.after(known, 0).gap());
    return resumed.isPresent()
        ? follow(call, filter, "", resumed.get(), open)
        : follow(call, filter, present(event, number), number, open);
  }

  /** To be read after what is open: whatever has ended by then is told here, or by the feed. */
  private String present(Event event, long number) {
    return PresentState.text(event, events.present(event), feedName + "-" + number);
  }

  private ApiAnswer run(ApiCall call) {
    Id project = call.project();
    Id run = call.pathId("run", IdPrefix.RUN);
    if (runs.find(project, run).isEmpty()) {
      return ApiAnswer.notFound();
    }
    long lastLine = lastLine(call.lastEventId());
    return open(
        call,
        (stream, whenOver) ->
            new RunStream(runs, project, run, lastLine, background, stream).start(whenOver));
  }

  private static long lastLine(@Nullable String lastId) {
    return lastId != null && lastId.matches("[0-9]{1,18}") ? Long.parseLong(lastId) : 0;
  }

  private ApiAnswer follow(
      ApiCall call, LiveFilter filter, String present, long number, OpenDeliveries open) {
    return open(
        call,
        (stream, whenOver) ->
            new LiveStream(feed, feedName, filter, number, open, stream).start(present, whenOver));
  }

  /**
   * A stream, unless there are too many.
   *
   * @param begin is given the stream and what to run once when it is over
   */
  private ApiAnswer open(ApiCall call, BiConsumer<EventStream, Runnable> begin) {
    if (streams.incrementAndGet() > STREAMS_MAX) {
      streams.decrementAndGet();
      return ApiAnswer.failed(ProblemCode.OVERLOADED, "Too many streams are open.");
    }
    return new ApiAnswer.Streamed(request -> {
      if (!isReader(request)) {
        streams.decrementAndGet();
        return;
      }
      head(request);
      begin.accept(
          new EventStream(request, () -> keys.isInForce(call.key())), streams::decrementAndGet);
    });
  }

  /** Whether somebody is there who wants more than the head. */
  private static boolean isReader(HttpServerRequest request) {
    if (request.response().closed()) {
      return false;
    }
    if (request.method().equals(HttpMethod.HEAD)) {
      head(request).end();
      return false;
    }
    return true;
  }

  /** HTTP/1.0 knows no chunks: there the end of the connection is that of the stream. */
  private static HttpServerResponse head(HttpServerRequest request) {
    HttpServerResponse response = request.response();
    if (request.version() == HttpVersion.HTTP_1_0) {
      LastAnswer.of(request);
    }
    UNBUFFERED.forEach(response::putHeader);
    return response.setChunked(true).putHeader(HttpHeaders.CONTENT_TYPE, CONTENT_TYPE);
  }

  /** The number after which a reader wants to go on; what is new for one that says nothing. */
  private long resumeAfter(ApiCall call) {
    String lastId = call.lastEventId();
    if (lastId == null || lastId.isBlank()) {
      return feed.lastNumber();
    }
    // A number of another process's feed leaves a gap, which the stream says at its start.
    return knownNumber(lastId).orElse(Long.MAX_VALUE);
  }

  private Optional<Long> knownNumber(@Nullable String lastId) {
    if (lastId == null || !lastId.startsWith(feedName + "-")) {
      return Optional.empty();
    }
    try {
      long number = Long.parseLong(lastId.substring(feedName.length() + 1));
      return number < 0 || number > feed.lastNumber() ? Optional.empty() : Optional.of(number);
    } catch (NumberFormatException notOurs) {
      return Optional.empty();
    }
  }
}
