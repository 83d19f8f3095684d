package dev.hookline.junit;

import dev.hookline.sdk.RunTrigger;
import dev.hookline.sdk.Task;
import dev.hookline.sdk.TaskRef;
import dev.hookline.sdk.Token;
import dev.hookline.sdk.TriggerOptions;
import dev.hookline.sdk.json.JsonCodec;
import dev.hookline.sdk.worker.Worker;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/**
 * Executes a task as a worker does, with memoised steps, retries and suspensions, but without a
 * server and without waiting: sleeps, retries and timeouts move a clock. Not safe for several
 * threads.
 */
public final class TaskTester<I, O> {

  private static final Instant START = Instant.parse("2026-01-01T00:00:00Z");

  private final Task<I, O> task;
  private final List<Task<?, ?>> others = new ArrayList<>();
  private final Map<String, Fake> fakes = new HashMap<>();
  private Function<Token, Optional<Object>> completion = token -> Optional.empty();
  private TriggerOptions options = TriggerOptions.NONE;
  private RunTrigger trigger = RunTrigger.API;
  private Instant start = START;
  private Duration patience = Duration.ofSeconds(30);
  private JsonMapper mapper = JsonMapper.shared();

  private TaskTester(Task<I, O> task) {
    this.task = task;
  }

  /** Begins a test of a task. */
  public static <I, O> TaskTester<I, O> of(Task<I, O> task) {
    return new TaskTester<>(task);
  }

  /** Lets this task be executed too when the tested one triggers it. */
  public TaskTester<I, O> with(Task<?, ?> other) {
    others.add(other);
    return this;
  }

  /**
   * Lets this stand in for a child task: what it returns is the child's output, what it throws its
   * failure.
   */
  public <A, B> TaskTester<I, O> fake(
      TaskRef<A, B> child, Function<A, ? extends @Nullable B> code) {
    fakes.put(child.id(), json -> FakeTask.of(child, code, json));
    return this;
  }

  /** Completes each token with this; without it, and where it is empty, tokens time out. */
  public TaskTester<I, O> completeTokens(Function<Token, Optional<Object>> value) {
    completion = value;
    return this;
  }

  /** Triggers the run with these options. */
  public TaskTester<I, O> options(TriggerOptions triggerOptions) {
    options = triggerOptions;
    return this;
  }

  /** Says what caused the run; default a call of the API. */
  public TaskTester<I, O> trigger(RunTrigger cause) {
    trigger = cause;
    return this;
  }

  /** The time at which the run begins; default 2026-01-01T00:00Z. */
  public TaskTester<I, O> startingAt(Instant time) {
    start = time;
    return this;
  }

  /** How long the code may take, in real time; default 30 s. */
  public TaskTester<I, O> patience(Duration time) {
    patience = time;
    return this;
  }

  /** Maps inputs and outputs; default Jackson's own settings. */
  public TaskTester<I, O> json(JsonMapper jsonMapper) {
    mapper = jsonMapper;
    return this;
  }

  /**
   * Executes a run to its end.
   *
   * @throws AssertionError when it does not end within the patience
   */
  public TestRun<O> run(I input) throws InterruptedException {
    JsonCodec json = JsonCodec.of(mapper);
    var clock = new TestClock(start);
    var faked = new HashMap<String, FakeTask>();
    fakes.forEach((id, fake) -> faked.put(id, fake.with(json)));
    var server = new SimulatedServer(clock, faked, new SimulatedTokens(clock, json, completion));
    SimulatedRun run =
        server.add(task.definition(), json.write(input), options, trigger, initialMetadata(json));
    try (Worker worker = worker(server, clock)) {
      worker.start();
      if (!server.awaitEnd(run, patience)) {
        throw new AssertionError(
            run.id + " of " + task.id() + " is " + run.status.code() + " after " + patience);
      }
    }
    return new TestRun<>(run, server.childrenOf(run), task.outputType(), json, clock.instant());
  }

  private Worker worker(SimulatedServer server, TestClock clock) {
    return Worker.builder()
        .transport(server)
        .tasks(task)
        .tasks(others)
        .clock(clock)
        .json(mapper)
        .sleepInPlace(Duration.ZERO)
        .drainTimeout(Duration.ZERO)
        .build();
  }

  private Map<String, byte[]> initialMetadata(JsonCodec json) {
    var entries = new LinkedHashMap<String, byte[]>();
    options.metadata().forEach((key, value) -> entries.put(key, json.write(value)));
    return entries;
  }

  private interface Fake {
    FakeTask with(JsonCodec json);
  }
}
