package dev.hookline.sdk.client;

import dev.hookline.sdk.RunResult;
import dev.hookline.sdk.RunStatus;
import dev.hookline.sdk.TypeOf;
import dev.hookline.sdk.json.JsonCodec;
import java.time.Duration;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/** A run that was triggered, with the type of its output. */
public final class RunHandle<O> {

  private static final Duration FOR_EVER = Duration.ofDays(10_000);

  private final String id;
  private final boolean duplicate;
  private final TypeOf<O> outputType;
  private final Runs runs;
  private final JsonCodec json;

  RunHandle(String id, boolean duplicate, TypeOf<O> outputType, Runs runs, JsonCodec json) {
    this.id = id;
    this.duplicate = duplicate;
    this.outputType = outputType;
    this.runs = runs;
    this.json = json;
  }

  /** The id of the run. */
  public String id() {
    return id;
  }

  /** Whether the run existed before, under the same idempotency key. */
  public boolean isDuplicate() {
    return duplicate;
  }

  /** The run as it is now. */
  public Run retrieve() {
    return runs.retrieve(id);
  }

  /** Wants the run to end. */
  public Run cancel() {
    return runs.cancel(id);
  }

  /** Waits for the end of the run. */
  public RunResult<O> await() throws InterruptedException {
    try {
      return await(FOR_EVER);
    } catch (TimeoutException never) {
      throw new IllegalStateException(never);
    }
  }

  /**
   * Waits for the end of the run.
   *
   * @throws TimeoutException when it has not ended after this time; it goes on
   */
  public RunResult<O> await(Duration timeout) throws InterruptedException, TimeoutException {
    Run run = runs.await(id, timeout);
    return run.status() == RunStatus.COMPLETED
        ? new RunResult.Completed<>(id, output(run))
        : new RunResult.Ended<>(id, run.status(), run.error());
  }

  private @Nullable O output(Run run) {
    byte[] output = run.output();
    return json.read(output == null ? JsonCodec.nullValue() : output, outputType);
  }

  @Override
  public String toString() {
    return id;
  }
}
