package dev.hookline.testkit.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hookline.delivery.Endpoint;
import dev.hookline.delivery.EndpointSecret;
import dev.hookline.delivery.Endpoints;
import dev.hookline.delivery.SignatureSettings;
import dev.hookline.event.Event;
import dev.hookline.event.Headers;
import dev.hookline.event.Payload;
import dev.hookline.id.Id;
import dev.hookline.id.IdGenerator;
import dev.hookline.id.IdPrefix;
import dev.hookline.ingest.Intake;
import dev.hookline.job.AttemptResult;
import dev.hookline.job.Claimed;
import dev.hookline.job.Engine;
import dev.hookline.job.EngineClock;
import dev.hookline.job.EngineLimits;
import dev.hookline.job.EngineShutdown;
import dev.hookline.job.FailureAlerts;
import dev.hookline.job.JobHandler;
import dev.hookline.job.JobKind;
import dev.hookline.job.JobStatus;
import dev.hookline.job.Lane;
import dev.hookline.job.LanePolicy;
import dev.hookline.job.Outcome;
import dev.hookline.job.RetryPolicy;
import dev.hookline.live.ChangeFeed;
import dev.hookline.live.Meters;
import dev.hookline.route.Router;
import dev.hookline.route.RunRouting;
import dev.hookline.testkit.Await;
import dev.hookline.testkit.memory.MemoryStore;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Real threads, tiny limits, sweeps an hour apart: a wake-up that is lost leaves jobs behind. */
class EngineStressTest {

  private static final int PRODUCERS = 4;
  private static final int EVENTS_PER_PRODUCER = 1_000;
  private static final int LANES = 6;
  private static final Duration PATIENCE = Duration.ofSeconds(60);
  private static final EngineLimits TINY = new EngineLimits(16, 20_000, 5, Duration.ofHours(1));

  private final InstantSource clock = InstantSource.system();
  private final IdGenerator ids = new IdGenerator(clock, 0);
  private final ExecutorService storeThread = Executors.newSingleThreadExecutor();
  private final List<ExecutorService> loops =
      List.of(Executors.newSingleThreadExecutor(), Executors.newSingleThreadExecutor());
  private final MemoryStore store = new MemoryStore(ids, storeThread);
  private final Endpoints endpoints = new Endpoints(store.endpoints());

  @AfterEach
  void stopThreads() {
    loops.forEach(ExecutorService::shutdownNow);
    storeThread.shutdownNow();
  }

  @Test
  void no_wake_up_is_lost_between_many_threads() throws Exception {
    for (int lane = 0; lane < LANES; lane++) {
      endpoints.add(endpoint("lane" + lane, 1 + lane));
    }
    Engine engine =
        new Engine(
            ids.next(),
            store.jobStore(),
            Map.of(JobKind.DELIVERY, new ShakyHandler()),
            this::loop,
            new Unobserved(),
            FailureAlerts.NONE,
            clock,
            ids,
            TINY);
    EngineClock engineClock = new EngineClock("engine-clock", engine, clock);
    engineClock.start();
    Router router = new Router(endpoints, RunRouting.NONE, engine, ids);
    Intake intake = new Intake(router, store.eventLog(), engine, new ChangeFeed(16), Meters.NONE);
    List<Future<?>> producers = new ArrayList<>();
    try (ExecutorService threads = Executors.newFixedThreadPool(PRODUCERS)) {
      for (int producer = 0; producer < PRODUCERS; producer++) {
        int seed = producer;
        producers.add(threads.submit(() -> produce(intake, seed)));
      }
    }
    for (Future<?> producer : producers) {
      producer.get();
    }

    Await.until(
        "every job has ended",
        PATIENCE,
        () -> store.jobReader().open(JobKind.DELIVERY) == 0 && engine.heldBytes() == 0);
    assertThat(store.jobReader().counts(JobKind.DELIVERY))
        .containsEntry(JobStatus.SUCCEEDED, (long) PRODUCERS * EVENTS_PER_PRODUCER);
    assertThat(engine.running()).isZero();
    new EngineShutdown(engine, store.jobStore()).drain(PATIENCE);
    engineClock.stop();
  }

  private ExecutorService loop(Lane lane) {
    return loops.get(Math.floorMod(lane.target().hashCode(), loops.size()));
  }

  private boolean produce(Intake intake, int seed) {
    SplittableRandom random = new SplittableRandom(seed);
    for (int at = 0; at < EVENTS_PER_PRODUCER; at++) {
      Id id = ids.next();
      byte[] body = new byte[random.nextInt(2_000)];
      intake.accept(
          new Event(
              id,
              new Id(1, 1),
              null,
              id.text(IdPrefix.EVENT),
              null,
              "lane" + random.nextInt(LANES),
              null,
              null,
              Headers.NONE,
              new Payload(body, null),
              0),
          receipt -> {});
    }
    return true;
  }

  private Endpoint endpoint(String type, int concurrency) {
    return new Endpoint(
        ids.next(),
        new Id(1, 1),
        "https://receiver.example/hooks",
        null,
        List.of(type),
        List.of(),
        null,
        Headers.NONE,
        SignatureSettings.STANDARD,
        List.of(new EndpointSecret("whsec_dGVzdC1zZWNyZXQtdGVzdC1zZWNyZXQ=", null)),
        new RetryPolicy.Exponential(100, Duration.ofMillis(1), Duration.ofMillis(20), 2),
        Endpoint.TIMEOUT_STANDARD,
        null,
        concurrency,
        true,
        null,
        Instant.EPOCH);
  }

  /** Answers at once or soon; one attempt in ten fails. */
  private final class ShakyHandler implements JobHandler {

    @Override
    public LanePolicy policy(Id target) {
      Endpoint endpoint = endpoints.find(target);
      return endpoint == null
          ? new LanePolicy(1, null, RetryPolicy.STANDARD)
          : new LanePolicy(endpoint.concurrency(), null, endpoint.retry());
    }

    @Override
    public void attempt(Claimed claimed, Consumer<AttemptResult> done) {
      SplittableRandom random =
          new SplittableRandom(claimed.job().id().low() + claimed.job().attempt());
      Outcome outcome =
          random.nextInt(10) == 0
              ? new Outcome.Retry("a planned failure", null, false)
              : new Outcome.Done();
      AttemptResult result = new AttemptResult(outcome, null);
      if (random.nextInt(3) == 0) {
        done.accept(result);
        return;
      }
      ExecutorService loop = loop(claimed.job().lane());
      Executor soon =
          CompletableFuture.delayedExecutor(random.nextInt(500), TimeUnit.MICROSECONDS, loop);
      soon.execute(() -> done.accept(result));
    }
  }
}
