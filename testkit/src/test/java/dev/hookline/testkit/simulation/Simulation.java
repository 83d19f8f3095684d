package dev.hookline.testkit.simulation;

import dev.hookline.delivery.DeliveryObserver;
import dev.hookline.delivery.Endpoint;
import dev.hookline.event.Event;
import dev.hookline.event.Headers;
import dev.hookline.event.Payload;
import dev.hookline.id.Id;
import dev.hookline.id.IdGenerator;
import dev.hookline.id.IdPrefix;
import dev.hookline.job.EngineLimits;
import dev.hookline.job.Job;
import dev.hookline.job.JobStatus;
import dev.hookline.job.JobStore;
import dev.hookline.job.StoreUnavailable;
import dev.hookline.live.ChangeFeed;
import dev.hookline.live.Meters;
import dev.hookline.testkit.ManualClock;
import dev.hookline.testkit.memory.MemoryStore;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/**
 * A life of the gateway as one seed has it: events arrive, receivers are ill, the store refuses and
 * dawdles, the process crashes, operators interfere. Then all is well, and everything must end, and
 * so must what arrives then, all at once.
 */
final class Simulation {

  private static final int EVENTS_MAX = 40;
  private static final int STEPS = 1_200;
  private static final int BURST = 12;
  private static final int STEPS_TO_REST_MAX = 50_000;
  private static final Duration WITHOUT_SWEEP = Duration.ofHours(1);
  private static final Duration WITH_SWEEP = Duration.ofHours(25);

  private final Chance chance;
  private final ManualClock clock = ManualClock.at("2026-03-01T12:00:00Z");
  private final IdGenerator ids;
  private final MemoryStore store;
  private final Ledger ledger;
  private final Receivers receivers;
  private final EngineLimits limits;
  private final Id project;
  private final List<String> senderIds = new ArrayList<>();
  private boolean calm;
  private int events;
  private SimulatedProcess process;

  private Simulation(long seed) {
    chance = new Chance(seed);
    ids = new IdGenerator(clock, 0, chance::split);
    store = MemoryStore.immediate(ids);
    ledger = new Ledger(store);
    receivers = new Receivers(chance);
    // with sweeps a day apart, whoever was not woken is found out
    Duration sweepEvery = chance.percent(50) ? Duration.ofSeconds(15) : Duration.ofDays(1);
    limits =
        new EngineLimits(
            chance.between(1, 8), chance.between(4_000, 50_000), chance.between(1, 4), sweepEvery);
    project = ids.next();
    for (int left = chance.between(1, 4); left > 0; left--) {
      store.endpoints().save(SimulatedEndpoints.random(project, ids, clock.instant(), chance));
    }
    store.commits().hold();
    process = start();
  }

  /** Lives through it; throws an AssertionError that names the seed when a promise is broken. */
  static void run(long seed) {
    try {
      Simulation simulation = new Simulation(seed);
      simulation.troubles();
      simulation.rest();
    } catch (AssertionError | RuntimeException failure) {
      throw new AssertionError("seed " + seed + ": " + failure.getMessage(), failure);
    }
  }

  private SimulatedProcess start() {
    JobStore jobStore = new CrashingJobStore(store.jobStore(), chance, () -> !calm);
    ChangeFeed feed = new ChangeFeed(16);
    return new SimulatedProcess(
        store,
        jobStore,
        clock,
        ids,
        limits,
        receivers,
        ledger,
        new DeliveryObserver(feed, Meters.NONE, clock));
  }

  private void troubles() {
    for (int step = 0; step < STEPS; step++) {
      try {
        step();
      } catch (SimulatedCrash crash) {
        crash();
      } catch (StoreUnavailable unavailable) {
        // an operator is told to try again
      }
      ledger.check(process.engine.owner());
    }
  }

  private void crash() {
    ledger.crashed();
    store.commits().lose();
    store.faults().acceptReads();
    process = start();
  }

  private void step() {
    switch (chance.between(0, 19)) {
      case 0, 1 -> arrive();
      case 2 -> trouble();
      case 3 -> interfere();
      case 4, 5, 6 -> passTime();
      default -> proceed();
    }
  }

  private void arrive() {
    if (events < EVENTS_MAX) {
      events++;
      process.receive(event());
    }
  }

  private Event event() {
    Id id = ids.next();
    boolean again = !senderIds.isEmpty() && chance.percent(10);
    String senderId = again ? chance.oneOf(senderIds) : id.text(IdPrefix.EVENT);
    senderIds.add(senderId);
    return new Event(
        id,
        project,
        null,
        senderId,
        senderId,
        chance.oneOf(SimulatedEndpoints.TYPES),
        null,
        null,
        Headers.NONE,
        new Payload(new byte[chance.between(0, 6_000)], "application/json"),
        0);
  }

  private void trouble() {
    switch (chance.between(0, 9)) {
      case 0 -> throw new SimulatedCrash();
      case 1 -> store.faults().refuseWrites();
      case 2 -> store.faults().refuseReads();
      case 3, 4 -> store.faults().failNextWrites(chance.between(1, 6));
      default -> {
        store.faults().acceptWrites();
        store.faults().acceptReads();
      }
    }
  }

  private void interfere() {
    List<Job> jobs = store.storedJobs();
    List<Endpoint> endpoints = process.endpoints.of(project);
    switch (chance.between(0, 5)) {
      case 0 -> process.turn(chance.oneOf(endpoints), false);
      case 1, 2 -> process.turn(chance.oneOf(endpoints), true);
      case 3 -> {
        if (!jobs.isEmpty()) {
          process.cancel(chance.oneOf(jobs));
        }
      }
      case 4 -> {
        if (!jobs.isEmpty()) {
          process.retryNow(chance.oneOf(jobs));
        }
      }
      default -> {}
    }
  }

  private void passTime() {
    Instant next = process.nextEvent();
    if (chance.percent(50) || !next.isAfter(clock.instant())) {
      clock.advance(Duration.ofMillis(chance.between(1, 400)));
    } else {
      clock.set(next.isBefore(inAMinute()) ? next : inAMinute());
    }
  }

  private Instant inAMinute() {
    return clock.instant().plus(Duration.ofMinutes(1));
  }

  /** One thing goes on that needs no time. */
  private void proceed() {
    switch (chance.between(0, 4)) {
      case 0 -> {
        if (process.wantsTick()) {
          process.tick();
        }
      }
      case 1 -> {
        store.commits().commit(chance.between(1, 6));
        process.unanswered.addAll(store.commits().takeAnswers());
      }
      case 2 -> answer();
      case 3 -> process.answerPending();
      default -> {
        if (!process.tasks.isEmpty()) {
          process.tasks.runOne(chance);
        }
      }
    }
  }

  /** Mostly in the order of the commits, as a good store does. */
  private void answer() {
    if (!process.unanswered.isEmpty()) {
      int which = chance.percent(80) ? 0 : chance.between(0, process.unanswered.size() - 1);
      process.unanswered.remove(which).run();
    }
  }

  private void rest() {
    calm = true;
    crashIntoCalm();
    store.faults().acceptWrites();
    store.faults().acceptReads();
    receivers.recover();
    calmFor(WITHOUT_SWEEP, EnumSet.of(JobStatus.READY, JobStatus.RUNNING));
    calmFor(WITH_SWEEP, EnumSet.of(JobStatus.READY, JobStatus.RUNNING, JobStatus.HELD));
    for (int left = BURST; left > 0; left--) {
      process.receive(event());
    }
    calmFor(WITHOUT_SWEEP, EnumSet.of(JobStatus.READY, JobStatus.RUNNING));
    ledger.checkAtRest();
    if (process.engine.heldBytes() != 0 || process.engine.running() != 0) {
      throw new AssertionError("memory is held for nothing: " + process.engine.heldBytes());
    }
  }

  /** Lets time pass until no job is in one of these states, which must come. */
  private void calmFor(Duration time, Set<JobStatus> over) {
    Instant end = clock.instant().plus(time);
    while (clock.instant().isBefore(end)) {
      for (int steps = 0; process.isBusy(); steps++) {
        if (steps > STEPS_TO_REST_MAX) {
          throw new AssertionError("the process never comes to rest");
        }
        proceed();
        ledger.check(process.engine.owner());
      }
      process.endpoints.of(project).stream()
          .filter(endpoint -> !endpoint.enabled())
          .forEach(endpoint -> process.turn(endpoint, true));
      if (!process.isBusy() && ledger.noneIs(over) && process.engine.heldBytes() == 0) {
        return;
      }
      if (!process.isBusy()) {
        clock.set(process.nextEvent());
      }
    }
    ledger.requireNoneIs(over);
  }

  /** The last process lives on or not, but no other one crashes. */
  private void crashIntoCalm() {
    if (chance.percent(50)) {
      crash();
    }
  }
}
