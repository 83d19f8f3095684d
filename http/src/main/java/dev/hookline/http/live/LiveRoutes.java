package dev.hookline.http.live;

import dev.hookline.event.Event;
import dev.hookline.event.EventReader;
import dev.hookline.http.json.Json;
import dev.hookline.http.problem.Problem;
import dev.hookline.http.problem.ProblemCode;
import dev.hookline.http.problem.Refused;
import dev.hookline.id.Id;
import dev.hookline.id.IdPrefix;
import dev.hookline.id.PageRequest;
import dev.hookline.job.Job;
import dev.hookline.job.JobKind;
import dev.hookline.job.JobQuery;
import dev.hookline.job.JobReader;
import dev.hookline.job.StoreUnavailable;
import dev.hookline.live.ChangeFeed;
import dev.hookline.operate.ApiKey;
import dev.hookline.operate.ApiKeys;
import dev.hookline.operate.Scope;
import io.vertx.core.Context;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * {@code GET /api/v1/live}, {@code GET /api/v1/events/{id}/stream} and {@code GET
 * /api/v1/runs/{id}/stream}.
 */
public final class LiveRoutes {

  /** Each stream holds a connection and a place in the feed. */
  private static final int STREAMS_MAX = 1_000;

  private static final String LIVE = "/api/v1/live";
  private static final Pattern EVENT_STREAM = Pattern.compile("/api/v1/events/([^/]{1,64})/stream");
  private static final Pattern RUN_STREAM = Pattern.compile("/api/v1/runs/([^/]{1,64})/stream");
  private static final String BEARER = "Bearer ";

  private final Vertx vertx;
  private final ChangeFeed feed;
  private final String feedName;
  private final ApiKeys keys;
  private final EventReader events;
  private final JobReader jobs;
  private final FollowedRuns runs;
  private final Executor background;
  private final AtomicInteger streams = new AtomicInteger();

  /**
   * @param feedName distinguishes this process's feed from an earlier one's
   * @param background for reads that block
   */
  public LiveRoutes(
      Vertx vertx,
      ChangeFeed feed,
      String feedName,
      ApiKeys keys,
      EventReader events,
      JobReader jobs,
      FollowedRuns runs,
      Executor background) {
    this.vertx = vertx;
    this.feed = feed;
    this.feedName = feedName;
    this.keys = keys;
    this.events = events;
    this.jobs = jobs;
    this.runs = runs;
    this.background = background;
  }

  public static boolean handles(String path) {
    return path.equals(LIVE)
        || EVENT_STREAM.matcher(path).matches()
        || RUN_STREAM.matcher(path).matches();
  }

  /** On an event loop, for a path that {@link #handles} knows. */
  public void handle(HttpServerRequest request, String path) {
    try {
      if (!request.method().equals(HttpMethod.GET)) {
        request.response().putHeader(HttpHeaders.ALLOW, "GET");
        throw ProblemCode.METHOD_NOT_ALLOWED.refused("A stream is read with GET.");
      }
      ApiKey key = authenticate(request);
      Matcher eventStream = EVENT_STREAM.matcher(path);
      Matcher runStream = RUN_STREAM.matcher(path);
      if (eventStream.matches()) {
        Id event = Id.parse(IdPrefix.EVENT, eventStream.group(1)).orElseThrow(LiveRoutes::notFound);
        streamEvent(request, key.project(), event);
      } else if (runStream.matches()) {
        Id run = Id.parse(IdPrefix.RUN, runStream.group(1)).orElseThrow(LiveRoutes::notFound);
        streamRun(request, key.project(), run);
      } else {
        LiveFilter filter = LiveParameters.filter(request.params(), key.project());
        start(request, filter, "", resumeAfter(request), OpenDeliveries.never());
      }
    } catch (Refused refused) {
      refuse(request.response(), refused.problem());
    }
  }

  private void streamRun(HttpServerRequest request, Id project, Id run) {
    inBackground(
        () -> {
          if (runs.find(project, run).isEmpty()) {
            throw notFound();
          }
          return () -> startRun(request, project, run);
        },
        request);
  }

  private void startRun(HttpServerRequest request, Id project, Id run) {
    HttpServerResponse response = request.response();
    if (mayOpen(response)) {
      head(response);
      new RunStream(
              runs, project, run, lastLine(request), background, new EventStream(vertx, response))
          .start(streams::decrementAndGet);
    }
  }

  private static long lastLine(HttpServerRequest request) {
    String lastId = request.getHeader("last-event-id");
    return lastId != null && lastId.matches("[0-9]{1,18}") ? Long.parseLong(lastId) : 0;
  }

  private void streamEvent(HttpServerRequest request, Id project, Id eventId) {
    long number = feed.lastNumber();
    inBackground(
        () -> {
          Event event = events.find(project, eventId).orElseThrow(LiveRoutes::notFound);
          List<Job> deliveries = deliveries(project, eventId);
          return () -> start(request, event, deliveries, number);
        },
        request);
  }

  /**
   * Reads what a stream begins with, and begins it on the event loop.
   *
   * @param reading blocks, and gives what is to be done then
   */
  private void inBackground(Supplier<Runnable> reading, HttpServerRequest request) {
    Context context = vertx.getOrCreateContext();
    background.execute(() -> {
      try {
        Runnable begin = reading.get();
        context.runOnContext(ready -> begin.run());
      } catch (Refused refused) {
        context.runOnContext(ready -> refuse(request.response(), refused.problem()));
      } catch (StoreUnavailable unavailable) {
        Problem problem =
            ProblemCode.STORE_UNAVAILABLE.problem("The store cannot be read at present.");
        context.runOnContext(ready -> refuse(request.response(), problem));
      }
    });
  }

  private void start(HttpServerRequest request, Event event, List<Job> deliveries, long number) {
    OpenDeliveries open = OpenDeliveries.of(deliveries);
    LiveFilter filter =
        new LiveFilter(event.project(), LiveParameters.ALL_KINDS, event.id(), null, null, null);
    String present = PresentState.text(event, deliveries, feedName + "-" + number);
    if (open.isEmpty()) {
      head(request.response()).end(present);
      return;
    }
    Optional<Long> resumed = knownNumber(request);
    start(request, filter, resumed.isPresent() ? "" : present, resumed.orElse(number), open);
  }

  private List<Job> deliveries(Id project, Id event) {
    JobQuery query =
        new JobQuery(
            project,
            JobKind.DELIVERY,
            event,
            null,
            Set.of(),
            null,
            null,
            PageRequest.first(PageRequest.LIMIT_MAX));
    return jobs.list(query).items();
  }

  private void start(
      HttpServerRequest request,
      LiveFilter filter,
      String present,
      long number,
      OpenDeliveries open) {
    HttpServerResponse response = request.response();
    if (mayOpen(response)) {
      head(response);
      new LiveStream(
              feed, feedName, filter, number, open::endsWith, new EventStream(vertx, response))
          .start(present, streams::decrementAndGet);
    }
  }

  /** Counts one more stream, unless there are too many or the reader has gone. */
  private boolean mayOpen(HttpServerResponse response) {
    if (response.closed()) {
      return false;
    }
    if (streams.incrementAndGet() > STREAMS_MAX) {
      streams.decrementAndGet();
      refuse(response, ProblemCode.OVERLOADED.problem("Too many streams are open."));
      return false;
    }
    return true;
  }

  private static HttpServerResponse head(HttpServerResponse response) {
    return response
        .setChunked(true)
        .putHeader(HttpHeaders.CONTENT_TYPE, "text/event-stream")
        .putHeader(HttpHeaders.CACHE_CONTROL, "no-store")
        .putHeader("x-accel-buffering", "no");
  }

  private ApiKey authenticate(HttpServerRequest request) {
    String header = request.getHeader(HttpHeaders.AUTHORIZATION);
    if (header == null || !header.regionMatches(true, 0, BEARER, 0, BEARER.length())) {
      request.response().putHeader("www-authenticate", "Bearer");
      throw ProblemCode.UNAUTHENTICATED.refused("The request carries no API key.");
    }
    ApiKey key =
        keys.authenticate(header.substring(BEARER.length()).strip())
            .orElseThrow(() -> {
              request.response().putHeader("www-authenticate", "Bearer");
              return ProblemCode.UNAUTHENTICATED.refused("The API key is not in force.");
            });
    if (!key.holds(Scope.READ)) {
      throw ProblemCode.FORBIDDEN.refused("The key needs the scope read.");
    }
    return key;
  }

  /** The number after which a reader wants to go on; what is new for one that says nothing. */
  private long resumeAfter(HttpServerRequest request) {
    String lastId = request.getHeader("last-event-id");
    if (lastId == null || lastId.isBlank()) {
      return feed.lastNumber();
    }
    // A number of another process's feed leaves a gap, which the stream says at its start.
    return knownNumber(request).orElse(Long.MAX_VALUE);
  }

  private Optional<Long> knownNumber(HttpServerRequest request) {
    String lastId = request.getHeader("last-event-id");
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

  private static Refused notFound() {
    return ProblemCode.NOT_FOUND.refused("There is nothing here.");
  }

  private static void refuse(HttpServerResponse response, Problem problem) {
    if (response.ended() || response.closed()) {
      return;
    }
    if (problem.worthRetrying()) {
      response.putHeader(HttpHeaders.RETRY_AFTER, "2");
    }
    response
        .setStatusCode(problem.status())
        .putHeader(HttpHeaders.CONTENT_TYPE, "application/problem+json")
        .end(Buffer.buffer(Json.write(problem)));
  }
}
