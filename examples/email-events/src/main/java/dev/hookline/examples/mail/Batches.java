package dev.hookline.examples.mail;

import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/**
 * Gathers what many runs bring, and applies it together: when there are enough, or when the first
 * has waited long enough. Each run waits for the commit of its batch, so that it completes only
 * after that, and fails, to be tried again, when its batch could not be committed.
 */
final class Batches implements AutoCloseable {

  private record Waiting(List<Notification> notifications, CompletableFuture<Void> committed) {}

  private final Ledger ledger;
  private final int size;
  private final Duration patience;
  private final BlockingQueue<Waiting> arrived = new LinkedBlockingQueue<>();
  private final Thread thread = Thread.ofPlatform().name("batches").unstarted(this::gather);

  private Batches(Ledger ledger, int size, Duration patience) {
    this.ledger = ledger;
    this.size = size;
    this.patience = patience;
  }

  /**
   * Begins to gather.
   *
   * @param size of a full batch, in events
   * @param patience how long the first event of a batch waits for others
   */
  static Batches start(Ledger ledger, int size, Duration patience) {
    Batches batches = new Batches(ledger, size, patience);
    batches.thread.start();
    return batches;
  }

  /**
   * Returns when these are committed.
   *
   * @throws SQLException when their batch could not be
   */
  void apply(List<Notification> notifications) throws SQLException, InterruptedException {
    Waiting waiting = new Waiting(notifications, new CompletableFuture<>());
    arrived.add(waiting);
    try {
      waiting.committed().get();
    } catch (ExecutionException failure) {
      throw failure.getCause() instanceof SQLException refused
          ? refused
          : new SQLException("the batch was not committed", failure.getCause());
    }
  }

  private void gather() {
    List<Waiting> batch = new ArrayList<>();
    try {
      while (!Thread.currentThread().isInterrupted()) {
        batch.add(arrived.take());
        fill(batch);
        commit(batch);
        batch.clear();
      }
    } catch (InterruptedException closed) {
      batch.forEach(waiting -> waiting.committed().completeExceptionally(closed));
    }
  }

  private void fill(List<Waiting> batch) throws InterruptedException {
    long end = System.nanoTime() + patience.toNanos();
    while (batch.size() < size) {
      Waiting next = arrived.poll(end - System.nanoTime(), TimeUnit.NANOSECONDS);
      if (next == null) {
        return;
      }
      batch.add(next);
    }
  }

  private void commit(List<Waiting> batch) {
    try {
      ledger.apply(batch.stream().flatMap(waiting -> waiting.notifications().stream()).toList());
      batch.forEach(waiting -> waiting.committed().complete(null));
    } catch (SQLException failure) {
      if (batch.size() > 1 && Refusal.isForGood(failure)) {
        // One event that cannot be stored must not hold up the others.
        batch.forEach(waiting -> commit(List.of(waiting)));
      } else {
        batch.forEach(waiting -> waiting.committed().completeExceptionally(failure));
      }
    }
  }

  /** Gathers no more. Whoever still waits is told that it was not committed. */
  @Override
  public void close() {
    thread.interrupt();
  }
}
