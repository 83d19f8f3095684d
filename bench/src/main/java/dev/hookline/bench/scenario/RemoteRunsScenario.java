package dev.hookline.bench.scenario;

import dev.hookline.bench.ledger.Balance;
import dev.hookline.bench.load.BatchRequests;
import dev.hookline.bench.load.LoadGenerator;
import dev.hookline.bench.load.LoadPlan;
import dev.hookline.bench.load.LoadReport;
import dev.hookline.bench.report.Figure;
import dev.hookline.bench.server.ServerProcess;
import dev.hookline.bench.timing.SendTimes;
import dev.hookline.bench.timing.Wait;
import dev.hookline.sdk.Task;
import dev.hookline.sdk.worker.Worker;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Runs of a task that does nothing, triggered a hundred a call and executed by a worker in another
 * process, over HTTP on this machine.
 */
final class RemoteRunsScenario implements Scenario {
  private static final String TASK = "bench-remote";
  private static final int RUNS_PER_CALL = 100;
  private static final int PAYLOAD_BYTES = 256;
  private static final int SLOTS = 2_000;
  private static final int CONNECTIONS = 8;
  private static final int OUTSTANDING = 10_000;
  private static final Duration LOOK = Duration.ofMillis(50);

  @Override
  public void run(Settings settings, Journal journal) throws IOException, InterruptedException {
    AtomicLong executed = new AtomicLong();
    Task<Map<?, ?>, Void> noop = task(executed);
    try (ServerProcess server = ServerProcess.start(settings.launch());
        Worker _ = worker(server, noop)) {
      LoadPlan plan = LoadPlan.closed(CONNECTIONS, settings.warmUp(), settings.measured());
      BatchRequests triggers =
          BatchRequests.runs(server.host(), server.apiKey(), TASK, RUNS_PER_CALL, PAYLOAD_BYTES);
      AtomicLong atBegin = new AtomicLong();
      long warmUntil = System.nanoTime() + plan.warmUp().toNanos();
      long end = warmUntil + plan.measured().toNanos();
      AtomicLong atEnd = new AtomicLong();
      Thread watch =
          Thread.ofPlatform()
              .start(() -> {
                sleepUntil(warmUntil);
                atBegin.set(executed.get());
                sleepUntil(end);
                atEnd.set(executed.get());
              });
      LoadReport report =
          new LoadGenerator(
                  server.address(),
                  triggers,
                  plan,
                  accepted -> accepted - executed.get() < OUTSTANDING,
                  new SendTimes())
              .run();
      watch.join();
      long accepted = report.accepted();
      Wait.until(() -> executed.get() >= accepted, settings.settling(), LOOK);
      double rate = (atEnd.get() - atBegin.get()) / (plan.measured().toNanos() / 1e9);
      journal.progress(Progress.of("triggers", report));
      journal.figure(
          Figure.atLeast("no-op runs through a remote worker", rate, "runs/s", 8_000, 12_000));
      journal.balance(balance(accepted, executed.get()));
    }
  }

  @SuppressWarnings({"unchecked", "rawtypes"}) // the class of a map says nothing of its members
  private static Task<Map<?, ?>, Void> task(AtomicLong executed) {
    return (Task)
        Task.of(TASK, Map.class)
            .handler((input, run) -> {
              executed.incrementAndGet();
              return null;
            });
  }

  private static Worker worker(ServerProcess server, Task<?, ?> task) throws InterruptedException {
    return Worker.builder()
        .url("http://" + server.host())
        .apiKey(server.apiKey())
        .slots(SLOTS)
        .tasks(task)
        .build()
        .start();
  }

  private static void sleepUntil(long nanos) {
    try {
      Thread.sleep(Duration.ofNanos(Math.max(0, nanos - System.nanoTime())));
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
    }
  }

  private static Balance balance(long accepted, long executed) {
    String summary = String.format(Locale.ROOT, "accepted %,d, executed %,d", accepted, executed);
    return accepted == executed
        ? new Balance.Closed(summary)
        : new Balance.Broken(summary, List.of("runs over HTTP: " + summary));
  }
}
