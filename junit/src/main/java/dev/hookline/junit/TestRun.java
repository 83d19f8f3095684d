package dev.hookline.junit;

import dev.hookline.sdk.RunError;
import dev.hookline.sdk.RunFailedException;
import dev.hookline.sdk.RunStatus;
import dev.hookline.sdk.TypeOf;
import dev.hookline.sdk.json.JsonCodec;
import dev.hookline.sdk.transport.LogEntry;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What a run did in a test. */
public final class TestRun<O> {

  private static final String RESERVED = "hookline:";

  private final SimulatedRun run;
  private final List<SimulatedRun> children;
  private final TypeOf<O> outputType;
  private final JsonCodec json;
  private final Instant end;

  TestRun(
      SimulatedRun run,
      List<SimulatedRun> children,
      TypeOf<O> outputType,
      JsonCodec json,
      Instant end) {
    this.run = run;
    this.children = children;
    this.outputType = outputType;
    this.json = json;
    this.end = end;
  }

  /** The id it had. */
  public String id() {
    return run.id;
  }

  /** How it ended. */
  public RunStatus status() {
    return run.status;
  }

  /**
   * Its output.
   *
   * @throws RunFailedException when it did not complete
   */
  public @Nullable O output() {
    byte[] output = run.output;
    if (output == null) {
      throw new RunFailedException(run.id, run.status, run.error);
    }
    return json.read(output, outputType);
  }

  /** Why it failed; empty when it did not. */
  public Optional<RunError> error() {
    return Optional.ofNullable(run.error);
  }

  /** The failures of all its attempts, in order. */
  public List<RunError> failures() {
    return List.copyOf(run.errors);
  }

  /** How many attempts it took. */
  public int attempts() {
    return run.attempt;
  }

  /** How much time passed by sleeping and waiting, on the clock of the test. */
  public Duration elapsed() {
    return Duration.between(run.createdAt, end);
  }

  /** The messages of its log, in order. */
  public List<String> messages() {
    return run.log.stream().map(LogEntry::message).toList();
  }

  /** The lines of its log, in order. */
  public List<LogEntry> log() {
    return List.copyOf(run.log);
  }

  /** An entry of its metadata. */
  public <T> Optional<T> metadata(String key, Class<T> type) {
    byte[] value = run.metadata.get(key);
    return value == null
        ? Optional.empty()
        : Optional.ofNullable(json.read(value, TypeOf.of(type)));
  }

  /** The keys of its finished steps, in order: {@code charge#1}. */
  public List<String> steps() {
    return run.steps.keySet().stream().filter(key -> !key.startsWith(RESERVED)).toList();
  }

  /**
   * The output of a finished step; empty when it was not reached, or has none.
   *
   * @param key name and occurrence
   */
  public <T> Optional<T> step(String key, Class<T> type) {
    byte[] output = run.steps.get(key);
    return output == null
        ? Optional.empty()
        : Optional.ofNullable(json.read(output, TypeOf.of(type)));
  }

  /** The runs it triggered, in order. */
  public List<TestChild> children() {
    return children.stream().map(child -> new TestChild(child, json)).toList();
  }
}
