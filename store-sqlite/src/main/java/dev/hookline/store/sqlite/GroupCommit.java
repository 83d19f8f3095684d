package dev.hookline.store.sqlite;

import dev.hookline.job.StoreUnavailable;
import dev.hookline.live.Meters;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The writer: one thread that puts everything that has arrived meanwhile into one transaction,
 * commits and syncs it, and then answers each change. What arrives during a commit shares the next
 * one, so the cost of a sync is spread the wider the more is to be done.
 */
final class GroupCommit {

  private static final Logger log = LoggerFactory.getLogger(GroupCommit.class);

  private final SqliteSettings settings;
  private final WriterSession session;
  private final ChangeQueue queue;
  private final DiskSpace space;
  private final Checkpointer checkpointer;
  private final Meters meters;
  private final LongSupplier nanoClock;
  private final InjectedFault fault;
  private final Thread thread;
  private volatile @Nullable String problem;

  GroupCommit(
      SqliteSettings settings,
      WriterSession session,
      DiskSpace space,
      Checkpointer checkpointer,
      Meters meters,
      LongSupplier nanoClock,
      InjectedFault fault) {
    this.settings = settings;
    this.session = session;
    this.queue = new ChangeQueue(settings.queueChangesMax(), settings.queueBytesMax());
    this.space = space;
    this.checkpointer = checkpointer;
    this.meters = meters;
    this.nanoClock = nanoClock;
    this.fault = fault;
    this.thread = Thread.ofPlatform().name("sqlite-writer").daemon().unstarted(this::run);
  }

  void start() {
    thread.start();
  }

  /** Queues a change; it is answered later, or at once when there is no room. */
  void submit(Change change) {
    if (!queue.offer(change, nanoClock.getAsLong())) {
      change.unavailable("more is waiting to be written than the store can hold");
    }
  }

  /** Does something in the next transaction and waits until it is durable. */
  <T extends @Nullable Object> T write(AwaitedChange.Work<T> work) {
    AwaitedChange<T> change = new AwaitedChange<>(work);
    submit(change);
    return change.await();
  }

  /** Why the last commit failed; null when it did not. */
  @Nullable String problem() {
    return problem;
  }

  /** Writes what is queued, then ends. */
  void close() {
    queue.close();
    try {
      thread.join();
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new StoreUnavailable("interrupted while the last changes were written", interrupted);
    }
  }

  private void run() {
    List<ChangeQueue.Queued> taken = new ArrayList<>();
    List<Change> batch = new ArrayList<>();
    while (queue.take(taken, settings.commitChangesMax(), settings.commitBytesMax())) {
      try {
        admit(taken, batch);
        if (!batch.isEmpty()) {
          write(batch);
        }
      } catch (RuntimeException defect) {
        log.error("The writer met a defect; the changes of this commit are refused", defect);
        refuse(batch, "a defect of the store: " + defect.getMessage());
      }
      long bytes = weightOf(batch);
      taken.clear();
      batch.clear();
      checkpointer.committed(bytes, session);
    }
    session.close();
  }

  private static long weightOf(List<Change> batch) {
    long bytes = 0;
    for (Change change : batch) {
      bytes += change.weightBytes();
    }
    return bytes;
  }

  /** Refuses intake that waited too long, or for which the disk has no room. */
  private void admit(List<ChangeQueue.Queued> taken, List<Change> batch) {
    long oldest = nanoClock.getAsLong() - settings.appendWaitMax().toNanos();
    String full = space.problem();
    for (ChangeQueue.Queued queued : taken) {
      Change change = queued.change();
      if (change.isIntake() && queued.atNanos() - oldest < 0) {
        answer(() -> change.unavailable("the store was too slow to write this in time"));
      } else if (change.isIntake() && full != null) {
        answer(() -> change.unavailable(full));
      } else {
        batch.add(change);
      }
    }
  }

  private void write(List<Change> batch) {
    long startNanos = System.nanoTime();
    try {
      if (fault == InjectedFault.ACK_BEFORE_COMMIT) {
        session.commit(batch, () -> acknowledge(batch));
      } else {
        session.commit(batch, () -> {});
        acknowledge(batch);
      }
      succeeded();
      meters.committed(batch.size(), System.nanoTime() - startNanos);
    } catch (ChangeDefect defect) {
      writeOneByOne(batch);
    } catch (SQLException error) {
      failed(batch, error);
    }
  }

  /** One of the changes is wrong: each gets a savepoint, so that only the wrong one fails. */
  private void writeOneByOne(List<Change> batch) {
    try {
      List<Change> stored = session.commitWithSavepoints(batch, this::answer);
      acknowledge(stored);
      succeeded();
    } catch (SQLException error) {
      failed(batch, error);
    }
  }

  private void acknowledge(List<Change> batch) {
    for (Change change : batch) {
      answer(change::committed);
    }
  }

  private void succeeded() {
    if (problem != null) {
      log.info("The store can be written again");
      problem = null;
    }
  }

  private void failed(List<Change> batch, SQLException error) {
    String why = "the store cannot write: " + error.getMessage();
    if (problem == null) {
      log.error("A commit failed; its {} changes are refused", batch.size(), error);
    }
    problem = why;
    refuse(batch, why);
  }

  private void refuse(List<Change> batch, String why) {
    for (Change change : batch) {
      answer(() -> change.unavailable(why));
    }
  }

  private void answer(Runnable callback) {
    try {
      callback.run();
    } catch (RuntimeException defect) {
      log.error("A callback of the store threw", defect);
    }
  }
}
