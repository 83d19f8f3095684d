package dev.hookline.sdk;

import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * What is done around the code of a task. {@link TaskBuilder} makes it.
 *
 * @param onStart before the code begins, also when a suspended run goes on; its failure fails the
 *     attempt
 * @param onSuccess after the output is known and before it is reported; a failure is only logged
 * @param onFailure after the last attempt has failed; a failure is only logged
 * @param onCancel after the run has ended because somebody cancelled it; a failure is only logged
 * @param onError decides what follows a failure
 */
public record TaskHooks<I, O>(
    @Nullable StartHook<I> onStart,
    @Nullable SuccessHook<I, O> onSuccess,
    @Nullable FailureHook<I> onFailure,
    @Nullable CancelHook onCancel,
    Function<Throwable, RetryDecision> onError) {

  /** Called before the code. */
  @FunctionalInterface
  public interface StartHook<I> {
    void started(I input, RunContext run) throws Exception;
  }

  /** Called after success. */
  @FunctionalInterface
  public interface SuccessHook<I, O> {
    void succeeded(I input, @Nullable O output, RunContext run) throws Exception;
  }

  /** Called after the last failure. */
  @FunctionalInterface
  public interface FailureHook<I> {
    void failed(I input, Throwable error, RunContext run) throws Exception;
  }

  /** Called after a cancellation. */
  @FunctionalInterface
  public interface CancelHook {
    void cancelled(RunContext run) throws Exception;
  }
}
