package dev.hookline.sdk.worker;

import dev.hookline.sdk.RunCancelledException;
import dev.hookline.sdk.transport.TransportException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Repeats a call of a run until the server answers, or the run is to end. */
final class RunCallRetry {

  private static final Logger log = LoggerFactory.getLogger(RunCallRetry.class);

  private final Execution execution;

  RunCallRetry(Execution execution) {
    this.execution = execution;
  }

  <T> T ask(Call<T> call) {
    var backoff = new Backoff();
    try {
      while (true) {
        execution.throwIfStopped();
        try {
          return call.ask();
        } catch (TransportException failure) {
          log.warn("{} asks again: {}", execution.leased().id(), failure.getMessage());
          Thread.sleep(backoff.next(failure.retryAfter()));
        }
      }
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      execution.throwIfStopped();
      throw new RunCancelledException(execution.leased().id() + " was interrupted by its own code");
    }
  }

  /** A call that may be repeated. */
  interface Call<T> {
    T ask() throws TransportException, InterruptedException;
  }
}
