package dev.hookline.junit;

import dev.hookline.sdk.RunError;
import dev.hookline.sdk.RunStatus;
import dev.hookline.sdk.RunTrigger;
import dev.hookline.sdk.TaskDefinition;
import dev.hookline.sdk.TriggerOptions;
import dev.hookline.sdk.transport.ChildRun;
import dev.hookline.sdk.transport.CreatedToken;
import dev.hookline.sdk.transport.HeartbeatAnswer;
import dev.hookline.sdk.transport.ItemResult;
import dev.hookline.sdk.transport.LeaseAnswer;
import dev.hookline.sdk.transport.LeasedRun;
import dev.hookline.sdk.transport.RegisterAnswer;
import dev.hookline.sdk.transport.Registration;
import dev.hookline.sdk.transport.ReportAnswer;
import dev.hookline.sdk.transport.ReportItem;
import dev.hookline.sdk.transport.TokenState;
import dev.hookline.sdk.transport.TriggerAnswer;
import dev.hookline.sdk.transport.TriggerItem;
import dev.hookline.sdk.transport.WorkerTransport;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A server of one test. When no run can execute and one sleeps, its clock moves on to the earliest
 * waking: nobody waits.
 */
final class SimulatedServer implements WorkerTransport {

  private static final Duration LONG = Duration.ofSeconds(30);

  private final TestClock clock;
  private final Map<String, TaskDefinition> tasks = new HashMap<>();
  private final Map<String, FakeTask> fakes;
  private final SimulatedTokens tokens;
  private final Map<String, SimulatedRun> runs = new LinkedHashMap<>();
  private final Map<String, String> idempotency = new HashMap<>();

  SimulatedServer(TestClock clock, Map<String, FakeTask> fakes, SimulatedTokens tokens) {
    this.clock = clock;
    this.fakes = fakes;
    this.tokens = tokens;
  }

  /** Makes a run. */
  synchronized SimulatedRun add(
      TaskDefinition task,
      byte[] payload,
      TriggerOptions options,
      RunTrigger trigger,
      Map<String, byte[]> metadata) {
    String id = "run_%04d".formatted(runs.size() + 1);
    var run = new SimulatedRun(id, task, payload, options, trigger, metadata, clock.instant());
    runs.put(id, run);
    notifyAll();
    return run;
  }

  /** Waits for the end of a run; false when it does not come within this time. */
  synchronized boolean awaitEnd(SimulatedRun run, Duration patience) throws InterruptedException {
    long deadline = System.nanoTime() + patience.toNanos();
    while (!run.status.isFinal()) {
      long left = (deadline - System.nanoTime()) / 1_000_000;
      if (left <= 0) {
        return false;
      }
      wait(left);
    }
    return true;
  }

  synchronized List<SimulatedRun> childrenOf(SimulatedRun parent) {
    return runs.values().stream().filter(run -> parent.id.equals(run.trigger.parent())).toList();
  }

  @Override
  public synchronized RegisterAnswer register(Registration registration) {
    registration.tasks().forEach(task -> tasks.put(task.id(), task));
    return new RegisterAnswer.Registered("wrk_test", LONG, LONG);
  }

  @Override
  public synchronized LeaseAnswer lease(String session, int max, Duration wait)
      throws InterruptedException {
    List<LeasedRun> leased = ready(max);
    while (leased.isEmpty()) {
      if (!wakeNext()) {
        wait();
      }
      leased = ready(max);
    }
    return new LeaseAnswer.Leased(leased, List.of());
  }

  private List<LeasedRun> ready(int max) {
    return runs.values().stream()
        .filter(SimulatedRun::isReady)
        .limit(max)
        .map(SimulatedRun::lease)
        .toList();
  }

  /** Moves the clock to the next waking, unless something executes now. */
  private boolean wakeNext() {
    if (runs.values().stream().anyMatch(run -> run.status == RunStatus.EXECUTING)) {
      return false;
    }
    Optional<SimulatedRun> next =
        runs.values().stream()
            .filter(SimulatedRun::sleeps)
            .min(Comparator.comparing(SimulatedServer::waking));
    next.ifPresent(run -> {
      clock.moveTo(waking(run));
      run.queue();
    });
    return next.isPresent();
  }

  private static Instant waking(SimulatedRun run) {
    return run.wakesAt == null ? Instant.MAX : run.wakesAt;
  }

  @Override
  public synchronized ReportAnswer report(String session, List<ReportItem> items) {
    var results = new ArrayList<ItemResult>();
    for (ReportItem item : items) {
      SimulatedRun run = runs.get(item.run());
      if (run == null || run.status != RunStatus.EXECUTING || run.lease != item.lease()) {
        results.add(ItemResult.STALE);
      } else {
        new SimulatedReport(run, clock, tokens, runs).apply(item);
        results.add(ItemResult.OK);
      }
    }
    notifyAll();
    return new ReportAnswer.Reported(results, List.of());
  }

  @Override
  public HeartbeatAnswer heartbeat(String session) {
    return new HeartbeatAnswer.Heard(List.of());
  }

  @Override
  public void leave(String session) {}

  @Override
  public synchronized List<TriggerAnswer> trigger(String task, List<TriggerItem> items) {
    return items.stream().map(item -> trigger(task, item)).toList();
  }

  private TriggerAnswer trigger(String task, TriggerItem item) {
    @Nullable String key = item.options().idempotencyKey();
    String known = key == null ? null : idempotency.get(task + '/' + key);
    if (known != null) {
      return new TriggerAnswer.Triggered(known, true);
    }
    FakeTask fake = fakes.get(task);
    TaskDefinition definition = fake == null ? tasks.get(task) : fake.definition();
    if (definition == null) {
      return new TriggerAnswer.Refused(
          "task_not_found", "the tester knows no task " + task + ": add it by with() or fake()");
    }
    var trigger =
        new RunTrigger(
            RunTrigger.Kind.PARENT, null, null, null, null, item.options().parent(), null);
    SimulatedRun run = add(definition, item.payload(), item.options(), trigger, Map.of());
    if (key != null) {
      idempotency.put(task + '/' + key, run.id);
    }
    if (fake != null) {
      end(run, fake.answer(item.payload()));
    }
    return new TriggerAnswer.Triggered(run.id, false);
  }

  private static void end(SimulatedRun run, FakeTask.Answer answer) {
    switch (answer) {
      case FakeTask.Output output -> {
        run.status = RunStatus.COMPLETED;
        run.output = output.json();
      }
      case FakeTask.Failure failure -> {
        run.status = RunStatus.FAILED;
        run.error = failure.error();
      }
    }
  }

  @Override
  public synchronized List<ChildRun> children(String parent, List<String> ids) {
    var found = new ArrayList<ChildRun>();
    for (String id : ids) {
      SimulatedRun run = runs.get(id);
      if (run != null) {
        @Nullable RunError error = run.error;
        found.add(new ChildRun(id, run.status, run.output, error));
      }
    }
    return found;
  }

  @Override
  public synchronized CreatedToken createToken(Duration timeout, String idempotencyKey) {
    return tokens.create(timeout, idempotencyKey);
  }

  @Override
  public synchronized TokenState token(String id) {
    return tokens.state(id);
  }
}
