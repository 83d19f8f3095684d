package dev.hookline.testkit.simulation;

import dev.hookline.delivery.Deliverer;
import dev.hookline.delivery.DeliveryNews;
import dev.hookline.delivery.Endpoint;
import dev.hookline.delivery.EndpointSwitch;
import dev.hookline.delivery.Endpoints;
import dev.hookline.delivery.OutboundHttp;
import dev.hookline.event.Event;
import dev.hookline.id.Id;
import dev.hookline.id.IdGenerator;
import dev.hookline.ingest.Intake;
import dev.hookline.ingest.Receipt;
import dev.hookline.job.Engine;
import dev.hookline.job.EngineLimits;
import dev.hookline.job.FailureAlerts;
import dev.hookline.job.Job;
import dev.hookline.job.JobKind;
import dev.hookline.job.JobObserver;
import dev.hookline.job.JobStore;
import dev.hookline.live.ChangeFeed;
import dev.hookline.live.Meters;
import dev.hookline.operate.DeliveryControl;
import dev.hookline.route.Router;
import dev.hookline.route.RunRouting;
import dev.hookline.testkit.memory.MemoryStore;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executor;

/** All that is gone when a process ends: the engine, its executors, what waits for an answer. */
final class SimulatedProcess {

  /** An answer that a receiver is about to give. */
  record Pending(Instant at, Runnable answer) {}

  private final MemoryStore store;
  private final InstantSource clock;
  private final Ledger ledger;
  final Tasks tasks = new Tasks();
  final List<Pending> pending = new ArrayList<>();
  final List<Runnable> unanswered = new ArrayList<>();
  final Endpoints endpoints;
  final EndpointSwitch endpointSwitch;
  final Engine engine;
  private final Intake intake;
  private final DeliveryControl deliveries;
  private boolean woken;
  private Instant nextTick = Instant.MIN;

  SimulatedProcess(
      MemoryStore store,
      JobStore jobStore,
      InstantSource clock,
      IdGenerator ids,
      EngineLimits limits,
      Receivers receivers,
      Ledger ledger,
      JobObserver observer) {
    this.store = store;
    this.clock = clock;
    this.ledger = ledger;
    Id owner = ids.next();
    endpoints = new Endpoints(store.endpoints());
    ChangeFeed feed = new ChangeFeed(16);
    DeliveryNews news = new DeliveryNews(store.eventReader(), feed);
    endpointSwitch =
        new EndpointSwitch(
            endpoints, jobStore, news, this::engine, tasks.executor("background"), clock);
    OutboundHttp http =
        (request, done) -> {
          Job job = ledger.beginning();
          Receivers.Reaction reaction = receivers.react(request);
          if (reaction.accepted()) {
            ledger.accepts(job);
          }
          Executor lane = tasks.executor(job.target());
          Runnable answer = () -> lane.execute(() -> done.accept(reaction.exchange()));
          pending.add(new Pending(clock.instant().plus(reaction.after()), answer));
        };
    Deliverer deliverer =
        new Deliverer(endpoints, http, endpointSwitch, ids, clock, "Hookline/test");
    engine =
        new Engine(
            owner,
            jobStore,
            Map.of(JobKind.DELIVERY, new WatchedHandler(deliverer, ledger, owner)),
            lane -> tasks.executor(lane.target()),
            observer,
            FailureAlerts.NONE,
            clock,
            ids,
            limits);
    engine.onWake(() -> woken = true);
    Router router = new Router(endpoints, RunRouting.NONE, engine, ids);
    intake = new Intake(router, store.eventLog(), engine, feed, Meters.NONE);
    deliveries =
        new DeliveryControl(
            store.jobReader(),
            store.jobActions(),
            store.eventReader(),
            endpoints,
            engine,
            news,
            clock);
  }

  private Engine engine() {
    return engine;
  }

  void receive(Event event) {
    intake.accept(
        event,
        receipt -> {
          if (receipt instanceof Receipt.Accepted(Id id)) {
            ledger.acknowledged(id);
          }
        });
  }

  boolean wantsTick() {
    return woken || !clock.instant().isBefore(nextTick);
  }

  void tick() {
    woken = false;
    nextTick = engine.tick();
  }

  Instant nextTick() {
    return nextTick;
  }

  /** Whether something can happen without time passing. */
  boolean isBusy() {
    return wantsTick()
        || !tasks.isEmpty()
        || !unanswered.isEmpty()
        || store.commits().waiting() > 0
        || pending.stream().anyMatch(answer -> !answer.at().isAfter(clock.instant()));
  }

  /** Has the receivers answer whose time has come. */
  void answerPending() {
    List<Pending> due =
        pending.stream().filter(answer -> !answer.at().isAfter(clock.instant())).toList();
    pending.removeAll(due);
    due.forEach(answer -> answer.answer().run());
  }

  /** When the next thing happens by itself. */
  Instant nextEvent() {
    return pending.stream()
        .map(Pending::at)
        .min(Instant::compareTo)
        .filter(at -> at.isBefore(nextTick))
        .orElse(nextTick);
  }

  void cancel(Job job) {
    ledger.interfered(job.id());
    deliveries.cancel(job.project(), job.id());
  }

  void retryNow(Job job) {
    ledger.interfered(job.id());
    deliveries.retryNow(job.project(), job.id());
  }

  void turn(Endpoint endpoint, boolean on) {
    if (on) {
      endpointSwitch.enable(endpoint.id());
    } else {
      endpointSwitch.disable(endpoint.id(), "by hand");
    }
  }
}
