package dev.hookline.sdk.worker;

import dev.hookline.sdk.DoNotRetry;
import dev.hookline.sdk.Retry;
import dev.hookline.sdk.RetryAfter;
import dev.hookline.sdk.RetryDecision;
import dev.hookline.sdk.RunError;
import dev.hookline.sdk.StepMismatch;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.Objects;
import java.util.function.Function;

/** What is said about a failure, and what follows it. */
final class Failures {

  private static final int STACK_MAX = 16_000;
  private static final int MESSAGE_MAX = 4_000;

  private Failures() {}

  /** The error as it is reported; message and stack are cut at 4,000 and 16,000 characters. */
  static RunError describe(Throwable error) {
    String type = type(error);
    try {
      var stack = new StringWriter();
      error.printStackTrace(new PrintWriter(stack));
      String message = Objects.requireNonNullElse(error.getMessage(), type);
      return new RunError(type, cut(message, MESSAGE_MAX), cut(stack.toString(), STACK_MAX));
    } catch (Throwable undescribable) {
      // no memory or stack left, or an exception whose own methods throw
      return new RunError(type, type, null);
    }
  }

  /** What follows; a decision that fails itself counts as none. */
  static RetryDecision decide(Throwable error, Function<Throwable, RetryDecision> onError) {
    if (isForGood(error)) {
      return Retry.never();
    }
    if (error instanceof RetryAfter again) {
      return Retry.after(again.delay());
    }
    try {
      return onError.apply(error);
    } catch (RuntimeException defect) {
      error.addSuppressed(defect);
      return Retry.policy();
    }
  }

  private static boolean isForGood(Throwable error) {
    return error instanceof DoNotRetry
        || error instanceof StepMismatch
        || error instanceof InvalidPayload
        || error instanceof OutputTooLarge;
  }

  private static String type(Throwable error) {
    if (error instanceof InvalidPayload) {
      return InvalidPayload.CODE;
    }
    return error instanceof OutputTooLarge ? OutputTooLarge.CODE : error.getClass().getName();
  }

  private static String cut(String text, int max) {
    return text.length() <= max ? text : text.substring(0, max) + "...";
  }
}
