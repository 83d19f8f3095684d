package dev.hookline.sdk.worker;

import dev.hookline.sdk.RunCancelledException;
import dev.hookline.sdk.RunSuspended;
import dev.hookline.sdk.Step;
import dev.hookline.sdk.StepBody;
import dev.hookline.sdk.StepMismatch;
import dev.hookline.sdk.TypeOf;
import dev.hookline.sdk.json.JsonCodec;
import dev.hookline.sdk.json.JsonMappingFailure;
import dev.hookline.sdk.transport.ItemResult;
import dev.hookline.sdk.transport.ReportItem;
import dev.hookline.sdk.transport.WaitingFor;
import org.jspecify.annotations.Nullable;

/**
 * The finished steps of a run: asks for them in {@link StepMemory}, and stores those that are new.
 * Sleeps, tokens and children keep what they have to remember here as well.
 */
final class RunJournal {

  private static final int OUTPUT_MAX = 1 << 20;

  private final Execution execution;
  private final JsonCodec json;
  private final StepMemory memory;
  private @Nullable String caughtFailure;
  private boolean inStep;

  RunJournal(Execution execution, WorkerCore core) {
    this.execution = execution;
    this.json = core.options().json();
    this.memory = new StepMemory(execution.leased().steps());
  }

  <T, E extends Exception> @Nullable T step(String name, TypeOf<T> type, StepBody<T, E> body)
      throws E {
    mustBeOutside();
    String key = memory.userKey(name);
    byte[] finished = memory.take(key);
    if (finished != null) {
      return read(key, finished, type);
    }
    begin(key);
    T output = perform(key, body);
    byte[] written = json.write(output);
    if (written.length > OUTPUT_MAX) {
      throw new IllegalStateException(
          "the output of step %s is %,d bytes as JSON; at most %,d are kept"
              .formatted(key, written.length, OUTPUT_MAX));
    }
    remember(key, written);
    return output;
  }

  private <T, E extends Exception> @Nullable T perform(String key, StepBody<T, E> body) throws E {
    inStep = true;
    boolean finished = false;
    try {
      T output = body.run(new Step(key, idempotencyKey(key)));
      finished = true;
      return output;
    } finally {
      inStep = false;
      caughtFailure = finished ? null : key;
    }
  }

  /** The key of something of the SDK's own that the code does. */
  String key(String kind) {
    mustBeOutside();
    return memory.key(StepMemory.RESERVED + kind);
  }

  /** The same at each attempt of this step of this run, and of no other. */
  String idempotencyKey(String key) {
    return execution.leased().id() + '/' + key;
  }

  /** What was remembered under the key; null when nothing was. */
  byte @Nullable [] recall(String key) {
    return memory.take(key);
  }

  /** Says that something is done for the first time. */
  void begin(String key) {
    execution.throwIfStopped();
    memory.begin(key);
    String failed = caughtFailure;
    if (failed != null) {
      caughtFailure = null;
      remember(StepMemory.failureKey(failed), JsonCodec.nullValue());
    }
  }

  /** Stores what is to be known at later attempts; returns when it is on stable storage. */
  void remember(String key, byte[] output) {
    var run = execution.leased();
    switch (execution.report(new ReportItem.Step(run.id(), run.lease(), key, output))) {
      case ItemResult.Ok ok -> {}
      case ItemResult.Stale stale ->
          throw new RunCancelledException(run.id() + " " + Stop.LOST.text());
      case ItemResult.Rejected rejected ->
          throw new IllegalStateException(
              "step " + key + " was not stored: " + rejected.code() + ": " + rejected.message());
    }
  }

  /** Suspends the run; what is remembered under the key is stored together with that. */
  RunSuspended suspend(@Nullable String key, byte[] memo, WaitingFor waitingFor) {
    execution.suspendAtEnd(new Suspension(key, memo, waitingFor));
    return new RunSuspended(execution.leased().id() + " waits for " + waitingFor);
  }

  /** What is never null. */
  <T> T readPresent(String key, byte[] finished, TypeOf<T> type) {
    T value = read(key, finished, type);
    if (value == null) {
      throw new StepMismatch("what was memoised for " + key + " is null");
    }
    return value;
  }

  <T> @Nullable T read(String key, byte[] finished, TypeOf<T> type) {
    try {
      return json.read(finished, type);
    } catch (JsonMappingFailure failure) {
      throw new StepMismatch(
          "the output that was memoised for " + key + " " + failure.getMessage());
    }
  }

  private void mustBeOutside() {
    if (inStep) {
      throw new IllegalStateException(
          "a step cannot contain other steps, waits or children: it is repeated as a whole");
    }
  }
}
