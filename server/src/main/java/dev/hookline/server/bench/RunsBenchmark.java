package dev.hookline.server.bench;

import dev.hookline.event.Payload;
import dev.hookline.ingest.Receipt;
import dev.hookline.job.Run;
import dev.hookline.job.RunTrigger;
import dev.hookline.sdk.Task;
import dev.hookline.server.Server;
import dev.hookline.task.RunRequest;
import dev.hookline.task.TaskDefinition;
import java.io.PrintStream;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/**
 * Measures no-op runs that are triggered, executed and recorded in one process with the server: how
 * many a second, how soon one begins on an idle system, and what waiting costs.
 */
public final class RunsBenchmark {

  private static final String TASK = "bench-noop";
  private static final int SLOTS = 512;
  private static final int PER_CALL = 100;
  private static final int CALLERS = 64;
  private static final int OUTSTANDING_MAX = 20_000;
  private static final long LOOK_NANOS = 100_000;
  private static final int DELAYED = 100_000;
  private static final Duration BETWEEN_SINGLE_RUNS = Duration.ofMillis(10);
  private static final Payload PAYLOAD =
      new Payload(
          ("{\"filler\":\"" + "x".repeat(240) + "\"}").getBytes(StandardCharsets.UTF_8),
          "application/json");

  private final Server server;
  private final PrintStream out;
  private final AtomicLong executed = new AtomicLong();
  private final AtomicLong startedNanos = new AtomicLong();
  private final TaskDefinition task;
  private long accepted;

  private RunsBenchmark(Server server, PrintStream out) throws InterruptedException {
    this.server = server;
    this.out = out;
    Task<Filler, Void> noop =
        Task.of(TASK, Filler.class)
            .handler((input, run) -> {
              startedNanos.set(System.nanoTime());
              executed.incrementAndGet();
              return null;
            });
    server.work(SLOTS, noop);
    TaskDefinition known = server.tasks().tasks().find(server.project(), TASK);
    if (known == null) {
      throw new IllegalStateException("the task of the benchmark is not registered");
    }
    task = known;
  }

  /** The input of the task, as large as a usual job of the field's benchmarks. */
  public record Filler(String filler) {}

  /**
   * Measures and prints {@code name=value} lines; the last is {@code ledger=closed}, or what is
   * wrong with it.
   *
   * @param time of each measurement
   */
  public static void run(Server server, Duration warmUp, Duration time, PrintStream out)
      throws InterruptedException {
    RunsBenchmark benchmark = new RunsBenchmark(server, out);
    benchmark.throughput(warmUp);
    benchmark.print("runs_per_second", benchmark.throughput(time));
    benchmark.print("single_triggers_per_second", benchmark.singleTriggers(time));
    benchmark.latency(time);
    benchmark.waiting(time);
    benchmark.ledger();
  }

  /** Runs a second, completed on stable storage, triggered a hundred at a time. */
  private double throughput(Duration time) throws InterruptedException {
    long begin = System.nanoTime();
    long end = begin + time.toNanos();
    long before = executed.get();
    while (System.nanoTime() < end) {
      trigger(PER_CALL).await();
      while (accepted - executed.get() > OUTSTANDING_MAX) {
        Thread.sleep(1);
      }
    }
    awaitExecuted();
    return (executed.get() - before) / ((System.nanoTime() - begin) / 1e9);
  }

  /** Triggers of one run each that are acknowledged a second, by so many callers. */
  private double singleTriggers(Duration time) throws InterruptedException {
    long begin = System.nanoTime();
    long end = begin + time.toNanos();
    AtomicLong acknowledged = new AtomicLong();
    Semaphore callers = new Semaphore(CALLERS);
    while (System.nanoTime() < end) {
      callers.acquire();
      accepted++;
      server
          .triggers()
          .trigger(
              task,
              List.of(request(null)),
              (_, receipt) -> {
                acknowledged.addAndGet(receipt instanceof Receipt.Accepted ? 1 : 0);
                callers.release();
              });
    }
    callers.acquire(CALLERS);
    double rate = acknowledged.get() / ((System.nanoTime() - begin) / 1e9);
    awaitExecuted();
    return rate;
  }

  /** From the trigger to the first line of the task's code, one run at a time. */
  private void latency(Duration time) throws InterruptedException {
    List<Double> millis = new ArrayList<>();
    long end = System.nanoTime() + time.toNanos();
    while (System.nanoTime() < end) {
      long begin = System.nanoTime();
      trigger(1);
      awaitExecuted();
      millis.add((startedNanos.get() - begin) / 1e6);
      Thread.sleep(BETWEEN_SINGLE_RUNS);
    }
    Collections.sort(millis);
    print("start_p50_ms", millis.get(millis.size() / 2));
    print("start_p99_ms", millis.get((int) (millis.size() * 0.99)));
  }

  /** What the process uses while very many runs wait for another day. */
  private void waiting(Duration time) throws InterruptedException {
    Instant tomorrow = Instant.now().plus(Duration.ofDays(1));
    CountDownLatch stored = new CountDownLatch(DELAYED);
    for (int left = DELAYED; left > 0; left -= PER_CALL) {
      List<RunRequest> requests = Collections.nCopies(PER_CALL, request(tomorrow));
      server.triggers().trigger(task, requests, (_, receipt) -> stored.countDown());
      while (stored.getCount() > 0 && left - stored.getCount() > OUTSTANDING_MAX) {
        Thread.sleep(1);
      }
    }
    stored.await();
    Thread.sleep(Duration.ofSeconds(2)); // what storing them left behind is not waiting
    long before = processorNanos();
    Thread.sleep(time);
    double percent = 100.0 * (processorNanos() - before) / time.toNanos();
    print("percent_of_a_core_with_" + DELAYED + "_delayed", percent);
  }

  private static long processorNanos() {
    return ManagementFactory.getOperatingSystemMXBean()
            instanceof com.sun.management.OperatingSystemMXBean system
        ? system.getProcessCpuTime()
        : 0;
  }

  private CountDownLatch trigger(int runs) {
    CountDownLatch acknowledged = new CountDownLatch(1);
    AtomicInteger left = new AtomicInteger(runs);
    accepted += runs;
    server
        .triggers()
        .trigger(
            task,
            Collections.nCopies(runs, request(null)),
            (_, receipt) -> {
              if (left.decrementAndGet() == 0) {
                acknowledged.countDown();
              }
            });
    return acknowledged;
  }

  private static RunRequest request(@Nullable Instant notBefore) {
    return new RunRequest(
        PAYLOAD,
        RunTrigger.API,
        notBefore,
        null,
        null,
        null,
        null,
        0,
        List.of(),
        Run.NO_METADATA,
        null,
        null);
  }

  /** Until everything that was accepted is executed and recorded. */
  private void awaitExecuted() throws InterruptedException {
    while (executed.get() < accepted || server.tasks().workers().underWay().count() > 0) {
      LockSupport.parkNanos(this, LOOK_NANOS);
      if (Thread.interrupted()) {
        throw new InterruptedException();
      }
    }
  }

  private void ledger() {
    long completed = server.completedRuns();
    boolean isClosed = completed == accepted && executed.get() == accepted;
    out.println(
        isClosed
            ? "ledger=closed"
            : "ledger=accepted %d, executed %d, recorded %d"
                .formatted(accepted, executed.get(), completed));
  }

  private void print(String name, double value) {
    out.println(name + "=" + String.format(Locale.ROOT, "%.3f", value));
  }
}
