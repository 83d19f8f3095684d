package dev.hookline.testkit.task;

import dev.hookline.delivery.Endpoints;
import dev.hookline.delivery.Exchange;
import dev.hookline.delivery.OutboundRequest;
import dev.hookline.event.Event;
import dev.hookline.event.Headers;
import dev.hookline.event.Payload;
import dev.hookline.id.Id;
import dev.hookline.id.IdGenerator;
import dev.hookline.id.IdPrefix;
import dev.hookline.ingest.Intake;
import dev.hookline.ingest.Receipt;
import dev.hookline.job.Attempt;
import dev.hookline.job.Engine;
import dev.hookline.job.EngineLimits;
import dev.hookline.job.Job;
import dev.hookline.job.JobKind;
import dev.hookline.job.RunTrigger;
import dev.hookline.live.ChangeFeed;
import dev.hookline.live.Meters;
import dev.hookline.route.Router;
import dev.hookline.task.Leased;
import dev.hookline.task.QueueLimits;
import dev.hookline.task.RunRequest;
import dev.hookline.task.RunUnderWay;
import dev.hookline.task.SeenRun;
import dev.hookline.task.Subscription;
import dev.hookline.task.TaskDefinition;
import dev.hookline.task.TaskParts;
import dev.hookline.task.Tokens;
import dev.hookline.task.WorkerReport;
import dev.hookline.task.WorkerSession;
import dev.hookline.testkit.ManualClock;
import dev.hookline.testkit.engine.StepExecutor;
import dev.hookline.testkit.memory.MemoryStore;
import dev.hookline.trigger.Alerts;
import dev.hookline.trigger.CronExpressions;
import dev.hookline.trigger.Scheduler;
import dev.hookline.trigger.Schedules;
import dev.hookline.trigger.Triggers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * A server's tasks on a store in memory. Everything runs on the thread of the test, and each clock
 * is ticked only when it asked for it, so that a lost wake-up shows.
 */
final class TaskRig {

  private static final int TURNS_MAX = 100_000;

  final ManualClock clock = ManualClock.at("2026-03-01T12:00:00Z");
  final IdGenerator ids = new IdGenerator(clock, 0);
  final MemoryStore store = MemoryStore.immediate(ids);
  final ChangesOfRuns changes = new ChangesOfRuns(store.runs());
  final Id project = ids.next();
  final StepExecutor loop = new StepExecutor();
  final Set<Id> executorsOf = new HashSet<>();
  final StepExecutor background = new StepExecutor();
  final List<OutboundRequest> requests = new ArrayList<>();
  final List<Consumer<Exchange>> exchanges = new ArrayList<>();
  final List<Receipt> receipts = new ArrayList<>();
  final ChangeFeed feed = new ChangeFeed(1_000);

  Engine engine;
  TaskParts tasks;
  Triggers triggers;
  Schedules schedules;
  Tokens tokens;
  private Intake intake;
  private Router router;
  private List<TestClock> clocks;

  TaskRig() {
    start();
  }

  /** The process ends without a word, and another one starts. */
  void crashAndRestart() {
    store.commits().lose();
    loop.forgetAll();
    background.forgetAll();
    start();
  }

  private void start() {
    tasks =
        TaskParts.of(
            new TaskParts.Stores(
                store.tasks(), store.queues(), changes, store.jobStore(), store.eventReader()),
            (request, done) -> {
              requests.add(request);
              exchanges.add(done);
            },
            () -> engine,
            lane -> {
              executorsOf.add(lane.target());
              return loop;
            },
            background,
            feed,
            Meters.NONE,
            ids,
            clock,
            "Hookline/test");
    Alerts alerts = new Alerts(() -> router, () -> intake, ids, clock);
    engine =
        new Engine(
            ids.next(),
            store.jobStore(),
            Map.of(JobKind.RUN, tasks.handler()),
            tasks.executors(),
            tasks.observer(),
            alerts,
            clock,
            ids,
            EngineLimits.STANDARD);
    router = new Router(new Endpoints(store.endpoints()), tasks, engine, ids);
    intake = new Intake(router, store.eventLog(), engine, feed, Meters.NONE);
    triggers = new Triggers(tasks.maker(), intake);
    schedules = new Schedules(store.schedules(), new EveryMinutes(), ids, clock);
    tokens = new Tokens(store.tokens(), ids, clock);
    Scheduler scheduler = new Scheduler(schedules, tasks.tasks(), triggers, clock);
    clocks = List.of(new TestClock(engine), new TestClock(tasks.watch()), new TestClock(scheduler));
    settle();
  }

  /** Expressions such as {@code 5}: a slot each so many minutes; 0 never has one. */
  private static final class EveryMinutes implements CronExpressions {
    @Override
    public Reading read(String expression, java.time.ZoneId zone) {
      long step = Long.parseLong(expression) * 60;
      return new Reading.Valid(time ->
          step == 0
              ? Optional.empty()
              : Optional.of(Instant.ofEpochSecond((time.getEpochSecond() / step + 1) * step)));
    }
  }

  private final class TestClock {
    private final dev.hookline.job.Ticking ticking;
    private boolean woken;
    private Instant next = Instant.MIN;

    TestClock(dev.hookline.job.Ticking ticking) {
      this.ticking = ticking;
      ticking.onWake(() -> woken = true);
    }

    boolean tickIfWanted() {
      if (!woken && clock.instant().isBefore(next)) {
        return false;
      }
      woken = false;
      next = ticking.tick();
      return true;
    }
  }

  TaskDefinition definition(String name) {
    return new TaskDefinition(
        project,
        name,
        null,
        TaskDefinition.ownQueue(name),
        TaskDefinition.RETRY_STANDARD,
        TaskDefinition.MAX_DURATION_STANDARD,
        null,
        List.of(),
        null,
        clock.instant());
  }

  TaskDefinition subscribed(String name, String... types) {
    TaskDefinition plain = definition(name);
    return new TaskDefinition(
        project,
        name,
        null,
        plain.queue(),
        plain.retry(),
        plain.maxDuration(),
        null,
        List.of(new Subscription(List.of(types), List.of())),
        null,
        clock.instant());
  }

  WorkerSession worker(int slots, TaskDefinition... definitions) {
    return worker(slots, List.of(), definitions);
  }

  WorkerSession worker(int slots, List<QueueLimits> limits, TaskDefinition... definitions) {
    WorkerSession session =
        tasks
            .workers()
            .register(project, "worker", null, slots, List.of(definitions), limits, false)
            .orElseThrow();
    settle();
    return session;
  }

  Job trigger(String task) {
    return trigger(task, request -> request);
  }

  Job trigger(String task, UnaryOperator<RunRequest> options) {
    TaskDefinition definition = tasks.tasks().find(project, task);
    if (definition == null) {
      throw new AssertionError("no task " + task);
    }
    RunRequest request = options.apply(RunRequest.of(payload("{}"), RunTrigger.API));
    Job made =
        triggers
            .trigger(definition, List.of(request), (_, receipt) -> receipts.add(receipt))
            .getFirst();
    settle();
    return made;
  }

  static Payload payload(String json) {
    return new Payload(json.getBytes(StandardCharsets.UTF_8), "application/json");
  }

  /** An event arrives. */
  void arrives(String type, @Nullable Id source) {
    Id id = ids.next();
    intake.accept(
        new Event(
            id,
            project,
            source,
            id.text(IdPrefix.EVENT),
            null,
            type,
            null,
            null,
            Headers.NONE,
            payload("{\"n\":1}"),
            0),
        receipts::add);
    settle();
  }

  /** What a worker gets that does not wait. */
  Leased lease(WorkerSession session, int max) {
    return leaseWaiting(session, max, Duration.ZERO).getFirst();
  }

  /** What a worker gets that waits; empty as long as it does. */
  List<Leased> leaseWaiting(WorkerSession session, int max, Duration wait) {
    List<Leased> answers = new ArrayList<>();
    tasks.workers().lease(session, max, wait, answers::add);
    settle();
    return answers;
  }

  RunUnderWay leaseOne(WorkerSession session) {
    List<RunUnderWay> runs = lease(session, 1).runs();
    if (runs.size() != 1) {
      throw new AssertionError("leased " + runs.size() + " runs and not one");
    }
    return runs.getFirst();
  }

  List<WorkerReport.Result> report(WorkerSession session, WorkerReport... reports) {
    List<WorkerReport.Result> results = new ArrayList<>();
    tasks.workers().report(session, List.of(reports), results::addAll);
    settle();
    return results;
  }

  static WorkerReport completed(RunUnderWay run, String output) {
    return new WorkerReport.Completed(
        run.id(), run.lease(), output.getBytes(StandardCharsets.UTF_8));
  }

  static WorkerReport failed(RunUnderWay run) {
    return new WorkerReport.Failed(
        run.id(),
        run.lease(),
        "{\"type\":\"Broken\"}".getBytes(StandardCharsets.UTF_8),
        "Broken: it broke",
        true,
        null);
  }

  /** Lets everything happen that happens without time passing. */
  void settle() {
    boolean busy = true;
    for (int turns = 0; busy; turns++) {
      if (turns > TURNS_MAX) {
        throw new AssertionError("the tasks do not come to rest");
      }
      boolean ran = loop.runAll();
      busy = background.runAll() || ran;
      for (TestClock ticking : clocks) {
        busy = ticking.tickIfWanted() || busy;
      }
    }
  }

  /** Lets time pass, and everything happen that happens meanwhile. */
  void pass(Duration time) {
    Instant end = clock.instant().plus(time);
    settle();
    for (Instant next = next(); next.isBefore(end); next = next()) {
      clock.set(next);
      settle();
    }
    clock.set(end);
    settle();
  }

  private Instant next() {
    Instant first = clocks.getFirst().next;
    for (TestClock ticking : clocks) {
      first = ticking.next.isBefore(first) ? ticking.next : first;
    }
    return first;
  }

  Job job(Id id) {
    return store.jobReader().find(project, id).orElseThrow();
  }

  String status(Id id) {
    return status(job(id));
  }

  /** The state of a run that was read before. */
  String status(Job read) {
    return SeenRun.of(read, tasks.workers().underWay(), store.jobReader())
        .status(clock.instant())
        .word();
  }

  List<Attempt> attempts(Id id) {
    return store.jobReader().attempts(id);
  }

  List<Job> runs() {
    return store.storedJobs().stream().filter(job -> job.kind() == JobKind.RUN).toList();
  }
}
