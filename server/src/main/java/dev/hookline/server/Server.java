package dev.hookline.server;

import dev.hookline.confirm.ConfirmationVisits;
import dev.hookline.confirm.Destinations;
import dev.hookline.delivery.Deliverer;
import dev.hookline.delivery.DeliveryNews;
import dev.hookline.delivery.DeliveryObserver;
import dev.hookline.delivery.EndpointSwitch;
import dev.hookline.delivery.Endpoints;
import dev.hookline.delivery.guard.AddressGuard;
import dev.hookline.delivery.guard.OwnListeners;
import dev.hookline.filter.FilterCache;
import dev.hookline.filter.FilterLanguage;
import dev.hookline.filter.cel.CelFilters;
import dev.hookline.http.HookServer;
import dev.hookline.http.api.ApiRoute;
import dev.hookline.http.api.ApiRouter;
import dev.hookline.http.api.CatalogLimits;
import dev.hookline.http.api.Idempotency;
import dev.hookline.http.api.delivery.DeliveryRoutes;
import dev.hookline.http.api.event.EventRoutes;
import dev.hookline.http.api.event.EventRuns;
import dev.hookline.http.api.key.KeyRoutes;
import dev.hookline.http.api.operate.HealthRoutes;
import dev.hookline.http.api.operate.StatsRoutes;
import dev.hookline.http.api.source.JsonSourceCompiler;
import dev.hookline.http.live.FollowedRuns;
import dev.hookline.http.live.LiveRoutes;
import dev.hookline.http.outbound.EventLoopLanes;
import dev.hookline.http.outbound.OutboundSettings;
import dev.hookline.http.outbound.VertxOutboundHttp;
import dev.hookline.id.Id;
import dev.hookline.id.IdGenerator;
import dev.hookline.id.IdPrefix;
import dev.hookline.ingest.EventLog;
import dev.hookline.ingest.Intake;
import dev.hookline.ingest.Publisher;
import dev.hookline.ingest.Receiver;
import dev.hookline.ingest.Sources;
import dev.hookline.job.Engine;
import dev.hookline.job.EngineClock;
import dev.hookline.job.EngineLimits;
import dev.hookline.job.EngineShutdown;
import dev.hookline.job.JobKind;
import dev.hookline.job.JobStatus;
import dev.hookline.job.Observers;
import dev.hookline.live.ChangeFeed;
import dev.hookline.operate.ApiKeys;
import dev.hookline.operate.Replay;
import dev.hookline.operate.Retention;
import dev.hookline.route.Router;
import dev.hookline.sdk.Task;
import dev.hookline.sdk.worker.Worker;
import dev.hookline.server.config.Config;
import dev.hookline.server.metrics.PrometheusMeters;
import dev.hookline.store.sqlite.SqliteStore;
import dev.hookline.task.TaskParts;
import dev.hookline.trigger.Alerts;
import dev.hookline.trigger.Triggers;
import io.vertx.core.Vertx;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The composition root: every part is made here, by its constructor, after those that it needs.
 * Nothing is sent before all are made; what brings new work is stopped first, the store last.
 */
public final class Server implements AutoCloseable {

  private static final Logger log = LoggerFactory.getLogger(Server.class);

  private static final int CHANGES_KEPT = 20_000;
  private static final FilterLanguage FILTER_LANGUAGE = new CelFilters();
  private static final Duration START_PATIENCE = Duration.ofSeconds(30);
  private static final Duration CLOSE_PATIENCE = Duration.ofSeconds(5);

  private final Config config;
  private final SqliteStore store;
  private final Vertx vertx;
  private final ExecutorService background = Executors.newVirtualThreadPerTaskExecutor();
  private final Id project;
  private final Optional<String> newKey;
  private final Sources sources;
  private final Endpoints endpoints;
  private final Engine engine;
  private final List<EngineClock> clocks;
  private final TaskParts tasks;
  private final Tasking tasking;
  private final TaskApi taskApi;
  private final Router router;
  private final Intake intake;
  private final ConfirmationVisits confirmations;
  private final RetentionClock retention;
  private final ApiRouter api;
  private final HookServer http;
  private final Readiness readiness;
  private final int port;

  private Server(
      Config config,
      InstantSource clock,
      Destinations confirmedAt,
      PrometheusMeters meters,
      SqliteStore store) {
    this.config = config;
    this.store = store;
    IdGenerator ids = store.ids();
    ChangeFeed feed = new ChangeFeed(CHANGES_KEPT);
    vertx = Parts.vertx(config);
    project = store.projects().defaultProject(ids.next());
    ApiKeys keys = new ApiKeys(store.apiKeys(), ids, clock);
    newKey = Parts.firstKey(config, keys, project, clock);
    OwnListeners ownListeners = Parts.ownListeners();
    AddressGuard guard = Parts.guard(config, ownListeners);

    // The engine is below the router, because routing hands jobs over to it in memory.
    endpoints = new Endpoints(store.endpoints());
    DeliveryNews news = new DeliveryNews(store.eventReader(), feed);
    EndpointSwitch endpointSwitch =
        new EndpointSwitch(endpoints, store.jobStore(), news, this::engine, background, clock);
    VertxOutboundHttp outbound =
        new VertxOutboundHttp(vertx, guard, Parts.resolver(vertx), OutboundSettings.defaults());
    EventLoopLanes lanes = EventLoopLanes.onAllLoops(vertx);
    String userAgent = "Hookline/" + Version.text();
    Deliverer deliverer = new Deliverer(endpoints, outbound, endpointSwitch, ids, clock, userAgent);
    tasks =
        TaskParts.of(
            new TaskParts.Stores(
                store.tasks(), store.queues(), store.runs(), store.jobStore(), store.eventReader()),
            outbound,
            this::engine,
            lanes,
            background,
            feed,
            meters,
            ids,
            clock,
            userAgent);
    Alerts alerts = new Alerts(this::router, this::intake, ids, clock);
    endpointSwitch.alertWith(alerts::endpointDisabled);
    engine =
        new Engine(
            ids.next(),
            store.jobStore(),
            Map.of(JobKind.DELIVERY, deliverer, JobKind.RUN, tasks.handler()),
            tasks.executors(),
            new Observers(
                Map.of(
                    JobKind.DELIVERY,
                    new DeliveryObserver(feed, meters, clock),
                    JobKind.RUN,
                    tasks.observer())),
            alerts,
            clock,
            ids,
            EngineLimits.STANDARD);

    FilterCache filters = new FilterCache(FILTER_LANGUAGE);
    router = new Router(endpoints, tasks, engine, ids, filters);
    EventLog eventLog = Parts.eventLog(store);
    intake = new Intake(router, eventLog, engine, feed, meters);
    sources = new Sources(store.sources(), new JsonSourceCompiler(filters), clock);
    confirmations =
        Parts.confirmations(outbound, lanes, confirmedAt, store.requests(), meters, userAgent);
    Receiver receiver =
        new Receiver(sources, intake, store.requests(), ids, clock, background, confirmations);
    tasking = new Tasking(this, store, tasks, intake, clock);
    taskApi = new TaskApi(tasks, tasking, store, clock);
    clocks = Parts.clocks(engine, tasks.watch(), tasking.scheduler(), clock);
    readiness = new Readiness();
    Gauges.register(meters, store.jobReader(), engine, tasks, feed);
    retention = new RetentionClock(new Retention(store.retention(), clock, config.retention()));

    api =
        new ApiRouter(
            routes(clock, feed, meters, keys, guard, endpointSwitch, router, intake, receiver),
            keys,
            new Idempotency(store.answers(), clock),
            Parts.cursors(project),
            Parts.apiLimits(config),
            background);
    http =
        new HookServer(vertx, Parts.httpSettings(config), receiver, api::handle, meters, this::url);
    ownListeners.listenOn(config.port());
    port = Parts.await(http.start(), START_PATIENCE, "listen on port " + config.port());
    ownListeners.listenOn(port);
    // Nothing is sent by a start that fails, so the engine begins only now.
    clocks.forEach(EngineClock::start);
    tasking.start();
    readiness.started();
  }

  /**
   * Opens the store, recovers what an earlier process left, and listens.
   *
   * @throws StartFailure with what is wrong
   */
  public static Server start(Config config) {
    return start(config, InstantSource.system());
  }

  /**
   * Like {@link #start(Config)}.
   *
   * @param clock tells the time of requests and events, in tests
   */
  public static Server start(Config config, InstantSource clock) {
    return start(config, clock, Destinations.AS_WRITTEN);
  }

  /**
   * Like {@link #start(Config, InstantSource)}.
   *
   * @param confirmedAt where the URLs lead that confirm subscriptions, in tests
   */
  public static Server start(Config config, InstantSource clock, Destinations confirmedAt) {
    PrometheusMeters meters = new PrometheusMeters();
    SqliteStore store = Parts.store(config, clock, meters);
    try {
      return new Server(config, clock, confirmedAt, meters, store);
    } catch (StartFailure failure) {
      store.close();
      throw failure;
    } catch (IllegalStateException unusable) {
      store.close();
      throw new StartFailure(String.valueOf(unusable.getMessage()), unusable);
    }
  }

  /** Where this server is reached, without a slash at the end. */
  public String url() {
    return config.publicUrl().orElse("http://localhost:" + port);
  }

  public int port() {
    return port;
  }

  public Id project() {
    return project;
  }

  /** The text of an API key that this start made. */
  public Optional<String> newKey() {
    return newKey;
  }

  public Sources sources() {
    return sources;
  }

  public Endpoints endpoints() {
    return endpoints;
  }

  public IdGenerator ids() {
    return store.ids();
  }

  public Vertx vertx() {
    return vertx;
  }

  /** Every route but ingest. */
  List<ApiRoute> apiRoutes() {
    return api.routes();
  }

  private Engine engine() {
    return engine;
  }

  /** The tasks of this server and what executes them. */
  public TaskParts tasks() {
    return tasks;
  }

  /** How many runs have been completed, as it is stored. */
  public long completedRuns() {
    return store.jobReader().counts(JobKind.RUN).getOrDefault(JobStatus.SUCCEEDED, 0L);
  }

  /** Makes runs without HTTP. */
  public Triggers triggers() {
    return tasking.triggers();
  }

  private Router router() {
    return router;
  }

  private Intake intake() {
    return intake;
  }

  /**
   * Executes tasks in this process until it is closed.
   *
   * @param slots how many of their runs at once
   */
  public Worker work(int slots, Task<?, ?>... executed) throws InterruptedException {
    return tasking.work(slots, executed);
  }

  private List<ApiRoute> routes(
      InstantSource clock,
      ChangeFeed feed,
      PrometheusMeters meters,
      ApiKeys keys,
      AddressGuard guard,
      EndpointSwitch endpointSwitch,
      Router router,
      Intake intake,
      Receiver receiver) {
    IdGenerator ids = store.ids();
    CatalogLimits limits = CatalogLimits.STANDARD;
    Publisher publisher = new Publisher(intake, ids);
    Replay replay = new Replay(router, store.jobActions(), intake);
    return Routes.of(
        meters,
        new SourceApi(sources, receiver, store, clock, limits, FILTER_LANGUAGE)
            .routes(this::url, config.maxBodyBytes()),
        new EventRoutes(
                publisher,
                store.eventReader(),
                store.jobReader(),
                sources,
                endpoints,
                replay,
                new EventRuns(tasks.tasks(), tasks.maker(), store.runs(), taskApi.views()),
                config.maxBodyBytes())
            .routes(),
        new EndpointApi(endpoints, sources, store, clock, limits, FILTER_LANGUAGE)
            .routes(guard, endpointSwitch, engine, intake, router),
        new DeliveryRoutes(
                store.jobReader(), Parts.deliveryControl(store, endpoints, engine, feed, clock))
            .routes(),
        taskApi.routes(this, guard, this::url, config.maxBodyBytes()),
        new KeyRoutes(keys, clock, limits).routes(),
        new StatsRoutes(store.eventReader(), store.jobReader(), tasks).routes(),
        new LiveRoutes(
                feed,
                engine.owner().text(IdPrefix.KEY),
                keys,
                store.eventReader(),
                store.jobReader(),
                new FollowedRuns(store.jobReader(), store.runs(), taskApi.views(), tasks.news()),
                background)
            .routes(),
        new HealthRoutes(Map.of("server", readiness, "store", store.health())).routes());
  }

  /**
   * Takes no more requests, answers those under way, lets attempts under way finish, gives back
   * what was not begun, and closes the store. Takes at most the drain time of the settings.
   */
  @Override
  public void close() {
    readiness.stopping();
    Drain drain = Drain.within(config.drain());
    tasking.close(drain.leftOfHalf());
    try {
      long patience = drain.leftOfHalf().toMillis();
      Parts.await(http.stopAccepting(patience), drain.left(), "answer the requests under way");
    } catch (StartFailure late) {
      log.warn("Some requests were cut off: {}", late.getMessage());
    }
    try {
      retention.close();
      new EngineShutdown(engine, store.jobStore()).drain(drain.left());
      for (EngineClock clock : clocks) {
        clock.stop();
      }
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
    } finally {
      confirmations.close();
      background.close();
      store.close();
      Parts.await(vertx.close(), CLOSE_PATIENCE, "close the network");
    }
  }
}
