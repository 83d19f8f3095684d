package dev.hookline.sdk.client;

import dev.hookline.sdk.TaskRef;
import dev.hookline.sdk.TriggerOptions;
import dev.hookline.sdk.TypeOf;
import dev.hookline.sdk.http.TriggerWriter;
import dev.hookline.sdk.json.JsonFields;
import dev.hookline.sdk.transport.TriggerItem;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Talks to a Hookline server. Made once, safe for several threads; every method blocks until the
 * server has answered, and throws {@link HooklineException} when it did not succeed.
 */
public final class HooklineClient implements AutoCloseable {

  private final ApiCalls calls;
  private final Runs runs;

  HooklineClient(ApiCalls calls) {
    this.calls = calls;
    this.runs = new Runs(calls);
  }

  /** Begins a client. */
  public static ClientBuilder builder() {
    return new ClientBuilder();
  }

  /** Triggers a run; it is on stable storage when this returns. */
  public <I, O> RunHandle<O> trigger(TaskRef<I, O> task, I input) {
    return trigger(task, input, TriggerOptions.NONE);
  }

  /** Triggers a run with options. */
  public <I, O> RunHandle<O> trigger(TaskRef<I, O> task, I input, TriggerOptions options) {
    return trigger(task.id(), input, options, task.outputType());
  }

  /** Triggers a run of a task of which only the id is known; the output is JSON. */
  public RunHandle<byte[]> trigger(String task, @Nullable Object input, TriggerOptions options) {
    return trigger(task, input, options, TypeOf.of(byte[].class));
  }

  private <O> RunHandle<O> trigger(
      String task, @Nullable Object input, TriggerOptions options, TypeOf<O> output) {
    byte[] body = TriggerWriter.one(new TriggerItem(calls.json().write(input), options));
    return handle(calls.post("/api/v1/tasks/" + task + "/trigger", body), output);
  }

  /** Triggers a run for each input; see the other {@code batch}. */
  public <I, O> List<BatchResult<O>> batch(TaskRef<I, O> task, List<I> inputs) {
    return batch(task, inputs, TriggerOptions.NONE);
  }

  /**
   * Triggers a run with these options for each input.
   *
   * @param inputs 1 to 1,000
   * @return one result for each input, in order
   */
  public <I, O> List<BatchResult<O>> batch(
      TaskRef<I, O> task, List<I> inputs, TriggerOptions options) {
    List<TriggerItem> items =
        inputs.stream().map(input -> new TriggerItem(calls.json().write(input), options)).toList();
    String path = "/api/v1/tasks/" + task.id() + "/batch";
    return calls.post(path, TriggerWriter.batch(items)).objects("data").stream()
        .map(answer -> batchResult(answer, task.outputType()))
        .toList();
  }

  private <O> BatchResult<O> batchResult(JsonFields answer, TypeOf<O> output) {
    return answer.optionalText("id") == null
        ? new BatchResult.Refused<>(
            answer.text("code"), String.valueOf(answer.optionalText("detail")))
        : new BatchResult.Triggered<>(handle(answer, output));
  }

  private <O> RunHandle<O> handle(JsonFields answer, TypeOf<O> output) {
    return new RunHandle<>(answer.text("id"), answer.flag("duplicate"), output, runs, calls.json());
  }

  /** A run that was triggered earlier, to wait for its output. */
  public <O> RunHandle<O> handle(String run, TaskRef<?, O> task) {
    return new RunHandle<>(run, false, task.outputType(), runs, calls.json());
  }

  /** Reads and steers runs. */
  public Runs runs() {
    return runs;
  }

  /** Publishes events. */
  public EventPublisher events() {
    return new EventPublisher(calls);
  }

  /** Keeps schedules. */
  public Schedules schedules() {
    return new Schedules(calls);
  }

  /** Makes and completes tokens. */
  public Tokens tokens() {
    return new Tokens(calls);
  }

  /** Gives up what is under way, and closes the connections. */
  @Override
  public void close() {
    calls.connection().close();
  }
}
