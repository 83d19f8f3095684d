package dev.hookline.http.api.catalog;

import dev.hookline.delivery.Deliverer;
import dev.hookline.delivery.DeliveryNews;
import dev.hookline.delivery.DeliveryObserver;
import dev.hookline.delivery.EndpointSwitch;
import dev.hookline.delivery.Endpoints;
import dev.hookline.delivery.guard.AddressGuard;
import dev.hookline.delivery.guard.GuardPolicy;
import dev.hookline.filter.FilterCache;
import dev.hookline.filter.FilterLanguage;
import dev.hookline.http.api.AnswersInMemory;
import dev.hookline.http.api.ApiLimits;
import dev.hookline.http.api.ApiRoute;
import dev.hookline.http.api.ApiServer;
import dev.hookline.http.api.CatalogLimits;
import dev.hookline.http.api.delivery.DeliveryRoutes;
import dev.hookline.http.api.endpoint.EndpointRoutes;
import dev.hookline.http.api.endpoint.EndpointSecretRoutes;
import dev.hookline.http.api.endpoint.EndpointStatsRoutes;
import dev.hookline.http.api.endpoint.EndpointTestRoutes;
import dev.hookline.http.api.event.EventRoutes;
import dev.hookline.http.api.key.KeyRoutes;
import dev.hookline.http.api.operate.HealthRoutes;
import dev.hookline.http.api.operate.StatsRoutes;
import dev.hookline.http.api.request.RequestRoutes;
import dev.hookline.http.api.source.JsonSourceCompiler;
import dev.hookline.http.api.source.ProviderRoutes;
import dev.hookline.http.api.source.SourceRoutes;
import dev.hookline.http.api.source.SourceSecretRoutes;
import dev.hookline.http.api.source.SourceTestRoutes;
import dev.hookline.http.api.source.SourceUrls;
import dev.hookline.http.live.LiveRoutes;
import dev.hookline.id.IdGenerator;
import dev.hookline.ingest.Intake;
import dev.hookline.ingest.Publisher;
import dev.hookline.ingest.Receiver;
import dev.hookline.ingest.Sources;
import dev.hookline.job.Engine;
import dev.hookline.job.EngineLimits;
import dev.hookline.job.FailureAlerts;
import dev.hookline.job.JobKind;
import dev.hookline.job.Observers;
import dev.hookline.live.ChangeFeed;
import dev.hookline.live.Meters;
import dev.hookline.operate.DeliveryControl;
import dev.hookline.operate.Replay;
import dev.hookline.route.Router;
import dev.hookline.testkit.ManualClock;
import dev.hookline.testkit.memory.MemoryStore;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * The whole catalogue on a real server: the core as it is, over a store in memory, with a network
 * that only remembers.
 */
public final class CatalogServer implements AutoCloseable {

  private static final String FEED = "feed_of_this_test";

  public static final String PUBLIC_URL = "https://hooks.hookline.test";

  public final ManualClock clock = ManualClock.at(Instant.now());
  public final SentRequests sent = new SentRequests();
  public final Sources sources;
  public final Endpoints endpoints;
  public final AnswersInMemory answers = new AnswersInMemory();
  public final MemoryStore store;
  public final Intake intake;
  public final Receiver receiver;
  public final ApiServer api;
  public final CatalogTasks tasks;

  private final ChangeFeed feed = new ChangeFeed(100);
  private final ExecutorService background = Executors.newVirtualThreadPerTaskExecutor();
  private final Router router;
  private final Engine engine;
  private final DeliveryNews news;
  private final EndpointSwitch onOff;

  public CatalogServer() {
    this(CatalogLimits.STANDARD);
  }

  public CatalogServer(CatalogLimits limits) {
    IdGenerator ids = new IdGenerator(clock, 0);
    store = MemoryStore.immediate(ids);
    sources =
        new Sources(
            store.sources(), new JsonSourceCompiler(new FilterCache(FilterLanguage.NONE)), clock);
    endpoints = new Endpoints(store.endpoints());
    EngineHolder holder = new EngineHolder();
    tasks = new CatalogTasks(store, sent, holder::engine, feed, ids, clock);
    news = new DeliveryNews(store.eventReader(), feed);
    onOff =
        new EndpointSwitch(endpoints, store.jobStore(), news, holder::engine, Runnable::run, clock);
    engine =
        new Engine(
            ids.next(),
            store.jobStore(),
            Map.of(
                JobKind.DELIVERY,
                new Deliverer(endpoints, sent, onOff, ids, clock, "Hookline/test"),
                JobKind.RUN,
                tasks.parts.handler()),
            tasks::executor,
            new Observers(
                Map.of(
                    JobKind.DELIVERY,
                    new DeliveryObserver(feed, Meters.NONE, clock),
                    JobKind.RUN,
                    tasks.parts.observer())),
            FailureAlerts.NONE,
            clock,
            ids,
            EngineLimits.STANDARD);
    holder.engine = engine;
    router = new Router(endpoints, tasks.parts, engine, ids);
    intake = new Intake(router, store.eventLog(), engine, feed, Meters.NONE);
    receiver =
        new Receiver(sources, intake, store.requests(), ids, clock, Runnable::run, (_, _, _) -> {});
    api = new ApiServer(server -> routes(server, ids, limits), answers, ApiLimits.STANDARD);
  }

  private static final class EngineHolder {
    private @Nullable Engine engine;

    Engine engine() {
      if (engine == null) {
        throw new IllegalStateException("not made yet");
      }
      return engine;
    }
  }

  private List<ApiRoute> routes(ApiServer server, IdGenerator ids, CatalogLimits limits) {
    SourceUrls urls = new SourceUrls(() -> PUBLIC_URL);
    AddressGuard guard = new AddressGuard(GuardPolicy.strict());
    return Stream.of(
            ProviderRoutes.routes(),
            new SourceRoutes(sources, urls, ids, clock, limits, FilterLanguage.NONE).routes(),
            new SourceSecretRoutes(sources, clock).routes(),
            new SourceTestRoutes(sources, receiver, urls, ids, clock).routes(),
            new EndpointRoutes(
                    endpoints,
                    sources,
                    guard,
                    onOff,
                    engine,
                    ids,
                    clock,
                    limits,
                    FilterLanguage.NONE)
                .routes(),
            new EndpointSecretRoutes(endpoints, clock).routes(),
            new EndpointTestRoutes(endpoints, intake, router, ids).routes(),
            new EndpointStatsRoutes(endpoints, store.jobReader()).routes(),
            new EventRoutes(
                    new Publisher(intake, ids),
                    store.eventReader(),
                    store.jobReader(),
                    sources,
                    endpoints,
                    new Replay(router, store.jobActions(), intake),
                    tasks.eventRuns(),
                    ApiLimits.STANDARD.bodyMaxBytes())
                .routes(),
            new DeliveryRoutes(
                    store.jobReader(),
                    new DeliveryControl(
                        store.jobReader(),
                        store.jobActions(),
                        store.eventReader(),
                        endpoints,
                        engine,
                        news,
                        clock))
                .routes(),
            new StatsRoutes(store.eventReader(), store.jobReader(), tasks.parts).routes(),
            tasks.routes(intake, sources, guard),
            new HealthRoutes(Map.of("store", store.health())).routes(),
            new KeyRoutes(server.keys, clock, limits).routes(),
            new LiveRoutes(
                    feed,
                    FEED,
                    server.keys,
                    store.eventReader(),
                    store.jobReader(),
                    tasks.followed(),
                    background)
                .routes(),
            new RequestRoutes(store.requests(), store.eventReader(), sources).routes())
        .flatMap(List::stream)
        .toList();
  }

  public HttpResponse<String> call(String method, String path, @Nullable String body) {
    return call(method, path, body, api.adminKey);
  }

  public HttpResponse<String> call(String method, String path, @Nullable String body, String key) {
    HttpRequest.Builder request = api.anonymous(path).header("authorization", "Bearer " + key);
    if (body == null) {
      return api.send(request.method(method, HttpRequest.BodyPublishers.noBody()));
    }
    return api.send(
        request
            .header("content-type", "application/json")
            .method(method, HttpRequest.BodyPublishers.ofString(body)));
  }

  /** The answer to a call that must be answered with a status. */
  public JsonNode expect(int status, String method, String path, @Nullable String body) {
    HttpResponse<String> response = call(method, path, body);
    if (response.statusCode() != status) {
      throw new AssertionError(
          "%s %s was answered %d instead of %d: %s"
              .formatted(method, path, response.statusCode(), status, response.body()));
    }
    return json(response.body());
  }

  public static JsonNode json(String text) {
    return text.isEmpty() ? JsonMapper.shared().nullNode() : JsonMapper.shared().readTree(text);
  }

  /** Lets the engine do what is due. */
  public void tick() {
    engine.tick();
  }

  @Override
  public void close() {
    api.close();
    background.close();
    tasks.close();
  }
}
