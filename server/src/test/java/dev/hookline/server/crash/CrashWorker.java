package dev.hookline.server.crash;

import dev.hookline.sdk.DoNotRetry;
import dev.hookline.sdk.Events;
import dev.hookline.sdk.Retry;
import dev.hookline.sdk.RunContext;
import dev.hookline.sdk.Task;
import dev.hookline.sdk.worker.Worker;
import java.time.Duration;
import java.util.SplittableRandom;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * A worker that outlives the server: does most runs at once, fails some the first time and some for
 * good, is slow with others, and writes every execution into the books.
 */
final class CrashWorker implements AutoCloseable {

  static final String TRIGGERED = "triggered";
  static final String BY_EVENT = "by-event";
  static final String BY_ALERT = "by-alert";

  private static final int SLOTS = 50;
  private static final int FAILING_PERCENT = 5;
  private static final int SLOW_PERCENT = 5;
  private static final int FAILED_FOR_GOOD_EVERY = 40;
  private static final Duration SLOWNESS = Duration.ofMillis(300);
  private static final Duration WAIT_MIN = Duration.ofMillis(200);
  private static final Duration WAIT_MAX = Duration.ofSeconds(1);

  /** What is written as the status of an execution, as a receiver would answer it. */
  private static final int OVER = 200;

  private static final int TRIED_AGAIN = 500;

  private final long seed;
  private final AtomicInteger executions = new AtomicInteger();
  private final Worker worker;

  /**
   * @param triggered books of runs that are triggered through the API, by their number
   * @param byEvent books of runs that webhooks trigger, by the number of the webhook
   */
  CrashWorker(CrashPlan plan, int port, Books triggered, Books byEvent)
      throws InterruptedException {
    seed = plan.seed();
    worker =
        Worker.builder()
            .url("http://127.0.0.1:" + port)
            .apiKey(ServerChild.API_KEY)
            .slots(SLOTS)
            .tasks(
                Task.of(TRIGGERED, Numbered.class)
                    .retry(Retry.exponential(100, WAIT_MIN, WAIT_MAX))
                    .handler((input, run) -> execute(input, run, triggered)),
                Task.of(BY_EVENT, Numbered.class)
                    .retry(Retry.exponential(100, WAIT_MIN, WAIT_MAX))
                    .on(Events.types(Webhook.TYPE_OF_TASK))
                    .handler((input, run) -> execute(input, run, byEvent)),
                Task.of(BY_ALERT, Alerted.class)
                    .on(Events.types("run.failed").from("hookline"))
                    .handler((_, _) -> null))
            .build()
            .start();
  }

  record Numbered(long number) {}

  record Alerted(String run) {}

  /** Whether the run with this number fails for good. */
  static boolean fails(long number) {
    return number % FAILED_FOR_GOOD_EVERY == 1;
  }

  private Void execute(Numbered input, RunContext run, Books books) throws InterruptedException {
    int execution = executions.incrementAndGet();
    long beganAt = System.nanoTime();
    boolean isTriedAgain = isTriedAgain(input.number(), run.attempt());
    books.arrived(
        input.number(),
        run.id(),
        new Arrival(execution, beganAt, System.nanoTime(), isTriedAgain ? TRIED_AGAIN : OVER));
    if (isTriedAgain) {
      throw new IllegalStateException("the first attempt is to fail");
    }
    if (fails(input.number())) {
      throw new DoNotRetry("this one is to fail for good");
    }
    return null;
  }

  /** Depends on seed, number and attempt only. */
  private boolean isTriedAgain(long number, int attempt) throws InterruptedException {
    int mood = new SplittableRandom(seed ^ (number * 31 + attempt)).nextInt(100);
    if (mood >= 100 - SLOW_PERCENT) {
      Thread.sleep(SLOWNESS);
    }
    return mood < FAILING_PERCENT && attempt == 1;
  }

  @Override
  public void close() {
    worker.close();
  }
}
