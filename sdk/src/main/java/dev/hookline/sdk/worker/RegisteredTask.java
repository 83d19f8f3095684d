package dev.hookline.sdk.worker;

import dev.hookline.sdk.RetryDecision;
import dev.hookline.sdk.RunContext;
import dev.hookline.sdk.Task;
import dev.hookline.sdk.TaskHooks;
import dev.hookline.sdk.json.JsonCodec;
import dev.hookline.sdk.transport.LeasedRun;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A task with the types of its input and output held together, and its hooks around it. */
final class RegisteredTask<I, O> {

  private static final Logger log = LoggerFactory.getLogger(RegisteredTask.class);

  /** The most that a run may put out, in bytes. */
  static final int OUTPUT_MAX = 4 << 20;

  private final Task<I, O> task;
  private final JsonCodec json;

  RegisteredTask(Task<I, O> task, JsonCodec json) {
    this.task = task;
    this.json = json;
  }

  String id() {
    return task.id();
  }

  /** Executes the code; its output as JSON. */
  byte[] execute(LeasedRun run, RunContext context) throws Exception {
    I input = input(run);
    TaskHooks.StartHook<I> onStart = task.hooks().onStart();
    if (onStart != null) {
      onStart.started(input, context);
    }
    O output = task.handler().handle(input, context);
    byte[] written = json.write(output);
    if (written.length > OUTPUT_MAX) {
      throw new OutputTooLarge(written.length);
    }
    succeeded(input, output, context);
    return written;
  }

  /** What follows a failure of the code. */
  RetryDecision decide(Throwable error) {
    return Failures.decide(error, task.hooks().onError());
  }

  /** The last attempt has failed. */
  void failed(LeasedRun run, Throwable error, RunContext context) {
    TaskHooks.FailureHook<I> onFailure = task.hooks().onFailure();
    if (onFailure == null || error instanceof InvalidPayload) {
      return;
    }
    quietly("onFailure", context, () -> onFailure.failed(input(run), error, context));
  }

  /** The run was cancelled. */
  void cancelled(RunContext context) {
    TaskHooks.CancelHook onCancel = task.hooks().onCancel();
    if (onCancel != null) {
      quietly("onCancel", context, () -> onCancel.cancelled(context));
    }
  }

  private void succeeded(I input, @Nullable O output, RunContext context) {
    TaskHooks.SuccessHook<I, O> onSuccess = task.hooks().onSuccess();
    if (onSuccess != null) {
      quietly("onSuccess", context, () -> onSuccess.succeeded(input, output, context));
    }
  }

  @SuppressWarnings("NullAway") // null only when the input type is Void, whose one value it is
  private I input(LeasedRun run) throws InvalidPayload {
    return PayloadReader.read(run, task.inputType(), json);
  }

  private void quietly(String hook, RunContext context, HookCall call) {
    try {
      call.run();
    } catch (Exception failure) {
      log.warn("{} of {} failed for {}", hook, task.id(), context.id(), failure);
    }
  }

  private interface HookCall {
    void run() throws Exception;
  }
}
