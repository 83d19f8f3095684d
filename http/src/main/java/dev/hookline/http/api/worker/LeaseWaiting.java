package dev.hookline.http.api.worker;

import dev.hookline.http.api.ApiAnswer;
import dev.hookline.task.Leased;
import dev.hookline.task.RunUnderWay;
import dev.hookline.task.WorkerReport;
import dev.hookline.task.WorkerSession;
import dev.hookline.task.Workers;
import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * A worker that waits for runs. When it goes before it has them, they are given back: nobody would
 * execute them, and its session may live on with the next lease.
 */
final class LeaseWaiting implements ApiAnswer.Waiting {

  private final Workers workers;
  private final WorkerSession session;
  private final int max;
  private final Duration wait;
  private @Nullable Runnable takeBack;
  private List<RunUnderWay> handedOver = List.of();
  private boolean isGone;

  LeaseWaiting(Workers workers, WorkerSession session, int max, Duration wait) {
    this.workers = workers;
    this.session = session;
    this.max = max;
    this.wait = wait;
  }

  @Override
  public void begin(Consumer<Supplier<ApiAnswer>> answer) {
    Runnable unpark = workers.lease(session, max, wait, leased -> handOver(leased, answer));
    boolean isLate;
    synchronized (this) {
      takeBack = unpark;
      isLate = isGone;
    }
    if (isLate) {
      unpark.run();
    }
  }

  private void handOver(Leased leased, Consumer<Supplier<ApiAnswer>> answer) {
    synchronized (this) {
      handedOver = leased.runs();
    }
    answer.accept(() -> new ApiAnswer.Written(200, LeaseAnswer.write(leased), false));
  }

  @Override
  public void gone() {
    Runnable unpark;
    List<RunUnderWay> left;
    synchronized (this) {
      isGone = true;
      unpark = takeBack;
      left = handedOver;
      handedOver = List.of();
    }
    if (unpark != null) {
      unpark.run();
    }
    if (!left.isEmpty()) {
      List<WorkerReport> released =
          left.stream()
              .<WorkerReport>map(run -> new WorkerReport.Released(run.id(), run.lease()))
              .toList();
      workers.report(session, released, _ -> {});
    }
  }
}
