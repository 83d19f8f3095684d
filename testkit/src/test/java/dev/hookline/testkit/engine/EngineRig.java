package dev.hookline.testkit.engine;

import dev.hookline.delivery.Deliverer;
import dev.hookline.delivery.DeliveryNews;
import dev.hookline.delivery.Endpoint;
import dev.hookline.delivery.EndpointSecret;
import dev.hookline.delivery.EndpointSwitch;
import dev.hookline.delivery.Endpoints;
import dev.hookline.delivery.Exchange;
import dev.hookline.delivery.SignatureSettings;
import dev.hookline.event.Event;
import dev.hookline.event.Headers;
import dev.hookline.event.Payload;
import dev.hookline.id.Id;
import dev.hookline.id.IdGenerator;
import dev.hookline.id.IdPrefix;
import dev.hookline.id.PageRequest;
import dev.hookline.ingest.Intake;
import dev.hookline.ingest.Receipt;
import dev.hookline.job.Engine;
import dev.hookline.job.EngineLimits;
import dev.hookline.job.FailureAlerts;
import dev.hookline.job.Job;
import dev.hookline.job.JobKind;
import dev.hookline.job.JobQuery;
import dev.hookline.job.JobStatus;
import dev.hookline.job.Rate;
import dev.hookline.job.RetryPolicy;
import dev.hookline.live.ChangeFeed;
import dev.hookline.live.Meters;
import dev.hookline.operate.DeliveryControl;
import dev.hookline.route.Router;
import dev.hookline.route.RunRouting;
import dev.hookline.testkit.ManualClock;
import dev.hookline.testkit.memory.MemoryStore;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * An engine with a store in memory and endpoints that a test plays. Everything runs on the thread
 * of the test, and the engine is ticked only when it asked for it, so that a lost wake-up shows.
 */
final class EngineRig {

  static final EngineLimits SMALL = new EngineLimits(8, 1 << 20, 4, Duration.ofSeconds(15));
  static final String TYPE = "invoice.paid";

  private static final int TURNS_MAX = 20_000;

  final ManualClock clock = ManualClock.at("2026-03-01T12:00:00Z");
  final IdGenerator ids = new IdGenerator(clock, 0);
  final MemoryStore store = MemoryStore.immediate(ids);
  final Id project = ids.next();
  final Endpoints endpoints = new Endpoints(store.endpoints());
  final ScriptedHandler handler = new ScriptedHandler(endpoints, ids, clock);
  final RecordingObserver observer = new RecordingObserver();
  final StepExecutor loop = new StepExecutor();
  final StepExecutor background = new StepExecutor();
  final ChangeFeed feed = new ChangeFeed(64);
  final DeliveryNews news = new DeliveryNews(store.eventReader(), feed);
  final List<Receipt> receipts = new ArrayList<>();
  final EndpointSwitch endpointSwitch;

  /** Makes attempts when the handler leaves them to it; each then waits for its answer here. */
  final Deliverer deliverer;

  final List<Consumer<Exchange>> sent = new ArrayList<>();

  private final EngineLimits limits;
  Engine engine;
  DeliveryControl deliveries;
  private Intake intake;
  private boolean woken;
  private int ticks;
  private Instant nextTick = Instant.MIN;

  EngineRig(EngineLimits limits) {
    this.limits = limits;
    this.engine = newEngine();
    this.intake = newIntake(engine);
    this.deliveries = newControl(engine);
    this.endpointSwitch =
        new EndpointSwitch(endpoints, store.jobStore(), news, () -> engine, background, clock);
    this.deliverer =
        new Deliverer(
            endpoints,
            (request, done) -> sent.add(done),
            endpointSwitch,
            ids,
            clock,
            "Hookline/test");
    handler.heldLanes = deliverer::held;
    handler.failedJobs = deliverer::failed;
    settle();
  }

  /** The process ends without a word, and another one starts. */
  void crashAndRestart() {
    store.commits().lose();
    loop.forgetAll();
    handler.forgetAll();
    engine.onWake(() -> {});
    engine = newEngine();
    intake = newIntake(engine);
    deliveries = newControl(engine);
    nextTick = Instant.MIN;
    settle();
  }

  private Engine newEngine() {
    Engine made =
        new Engine(
            ids.next(),
            store.jobStore(),
            Map.of(JobKind.DELIVERY, handler),
            lane -> loop,
            observer,
            FailureAlerts.NONE,
            clock,
            ids,
            limits);
    made.onWake(() -> woken = true);
    return made;
  }

  private DeliveryControl newControl(Engine made) {
    return new DeliveryControl(
        store.jobReader(), store.jobActions(), store.eventReader(), endpoints, made, news, clock);
  }

  private Intake newIntake(Engine made) {
    return new Intake(
        new Router(endpoints, RunRouting.NONE, made, ids),
        store.eventLog(),
        made,
        feed,
        Meters.NONE);
  }

  /** An endpoint that takes events of a type of its own. */
  Endpoint endpoint(String type) {
    return endpoint(type, Endpoint.CONCURRENCY_STANDARD, null, RetryPolicy.STANDARD);
  }

  Endpoint endpoint(String type, int concurrency) {
    return endpoint(type, concurrency, null, RetryPolicy.STANDARD);
  }

  Endpoint endpoint(String type, int concurrency, @Nullable Rate rate, RetryPolicy retry) {
    Endpoint endpoint =
        new Endpoint(
            ids.next(),
            project,
            "https://receiver.example/hooks",
            null,
            List.of(type),
            List.of(),
            null,
            Headers.NONE,
            SignatureSettings.STANDARD,
            List.of(new EndpointSecret("whsec_dGVzdC1zZWNyZXQtdGVzdC1zZWNyZXQ=", null)),
            retry,
            Endpoint.TIMEOUT_STANDARD,
            rate,
            concurrency,
            true,
            null,
            clock.instant());
    endpoints.add(endpoint);
    return endpoint;
  }

  Event event(String type, int bytes) {
    Id id = ids.next();
    return new Event(
        id,
        project,
        null,
        id.text(IdPrefix.EVENT),
        null,
        type,
        null,
        null,
        Headers.NONE,
        new Payload(new byte[bytes], "application/json"),
        0);
  }

  /** An event arrives; what follows is for {@link #settle}. */
  void arrives(String type) {
    arrives(type, 100);
  }

  void arrives(String type, int bytes) {
    intake.accept(event(type, bytes), receipts::add);
  }

  void arrive(String type, int count) {
    for (int left = count; left > 0; left--) {
      arrives(type);
    }
  }

  /** Lets everything happen that happens without time passing. */
  void settle() {
    boolean busy = true;
    for (int turns = 0; busy; turns++) {
      if (turns > TURNS_MAX) {
        throw new AssertionError("the engine does not come to rest");
      }
      boolean ran = loop.runAll();
      busy = background.runAll() || ran;
      if (woken || !clock.instant().isBefore(nextTick)) {
        woken = false;
        ticks++;
        nextTick = engine.tick();
        busy = true;
      }
    }
  }

  /** Lets time pass, and everything happen that happens meanwhile. */
  void pass(Duration time) {
    Instant end = clock.instant().plus(time);
    settle();
    while (nextTick.isBefore(end)) {
      clock.set(nextTick);
      settle();
    }
    clock.set(end);
    settle();
  }

  /** How often the engine was ticked so far. */
  int ticks() {
    return ticks;
  }

  static Endpoint withConcurrency(Endpoint before, int concurrency) {
    return with(before, concurrency, before.rateLimit());
  }

  static Endpoint withoutRate(Endpoint before) {
    return with(before, before.concurrency(), null);
  }

  private static Endpoint with(Endpoint before, int concurrency, @Nullable Rate rate) {
    return new Endpoint(
        before.id(),
        before.project(),
        before.url(),
        before.description(),
        before.eventTypes(),
        before.sources(),
        before.tenant(),
        before.headers(),
        before.signature(),
        before.secrets(),
        before.retry(),
        before.timeout(),
        rate,
        concurrency,
        before.enabled(),
        before.disabledReason(),
        before.updatedAt());
  }

  List<Job> jobs(JobStatus... statuses) {
    return store
        .jobReader()
        .list(
            new JobQuery(
                project,
                JobKind.DELIVERY,
                null,
                null,
                Set.of(statuses),
                null,
                null,
                PageRequest.first(1_000_000)))
        .items();
  }

  Job job(Id id) {
    return store.jobReader().find(project, id).orElseThrow();
  }
}
