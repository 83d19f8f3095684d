package dev.hookline.junit;

import dev.hookline.sdk.RunStatus;
import dev.hookline.sdk.TriggerOptions;
import dev.hookline.sdk.TypeOf;
import dev.hookline.sdk.json.JsonCodec;
import org.jspecify.annotations.Nullable;

/** A run that a tested run triggered. */
public final class TestChild {

  private final SimulatedRun run;
  private final JsonCodec json;

  TestChild(SimulatedRun run, JsonCodec json) {
    this.run = run;
    this.json = json;
  }

  /** The id of its task. */
  public String task() {
    return run.task.id();
  }

  /** Where it stood at the end of the test. */
  public RunStatus status() {
    return run.status;
  }

  /** What it was triggered with. */
  public <T> @Nullable T input(Class<T> type) {
    return json.read(run.payload, TypeOf.of(type));
  }

  /** How it was triggered. */
  public TriggerOptions options() {
    return run.options;
  }

  @Override
  public String toString() {
    return run.id + " of " + task() + ", " + run.status.code();
  }
}
