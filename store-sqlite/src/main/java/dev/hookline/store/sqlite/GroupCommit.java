package dev.hookline.store.sqlite;

import dev.hookline.job.StoreUnavailable;
import dev.hookline.live.Meters;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
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

  /** Strangers are told; the log and the health of the store say more. */
  private static final String DISK_IS_FULL = "the disk is full";

  private static final String DATABASE_IS_LOST = "the database was removed or replaced";

  private final SqliteSettings settings;
  private final WriterSession session;
  private final ChangeQueue queue;
  private final IntakeWatch watch;
  private final DiskSpace space;
  private final Checkpointer checkpointer;
  private final CheckpointPace pace;
  private final Meters meters;
  private final LongSupplier nanoClock;
  private final InjectedFault fault;
  private final WokenRuns woken;
  private final Thread thread;
  private volatile @Nullable String problem;

  GroupCommit(
      SqliteSettings settings,
      WriterSession session,
      DiskSpace space,
      Checkpointer checkpointer,
      Meters meters,
      LongSupplier nanoClock,
      InjectedFault fault,
      WokenRuns woken) {
    this.settings = settings;
    this.session = session;
    this.queue = new ChangeQueue(settings.queueChangesMax(), settings.queueBytesMax());
    this.watch = new IntakeWatch(queue, settings.appendWaitMax(), nanoClock);
    this.space = space;
    this.checkpointer = checkpointer;
    this.pace = new CheckpointPace(nanoClock);
    this.meters = meters;
    this.nanoClock = nanoClock;
    this.fault = fault;
    this.woken = woken;
    this.thread = Thread.ofPlatform().name("sqlite-writer").daemon().unstarted(this::run);
  }

  void start() {
    watch.start();
    thread.start();
  }

  /** Queues a change; it is answered later, or at once when there is no room. */
  void submit(Change change) {
    if (!queue.offer(change, nanoClock.getAsLong())) {
      change.unavailable("more is waiting to be written than the store can hold");
      return;
    }
    watch.arm();
  }

  /** Does something in the next transaction and waits until it is durable. */
  <T extends @Nullable Object> T write(AwaitedChange.Work<T> work) {
    return await(new AwaitedChange<>(work));
  }

  /** The same for work that writes so much. */
  <T extends @Nullable Object> T write(long weightBytes, AwaitedChange.Work<T> work) {
    return await(new AwaitedChange<>(weightBytes, work));
  }

  private <T extends @Nullable Object> T await(AwaitedChange<T> change) {
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
    List<Change> batch = new ArrayList<>();
    try {
      while (queue.take(batch, settings.commitChangesMax(), settings.commitBytesMax())) {
        long startNanos = nanoClock.getAsLong();
        process(batch);
        if (pace.isTimeAfter(weightOf(batch), nanoClock.getAsLong() - startNanos)) {
          checkpointer.want();
        }
        checkpointer.finish(session);
        batch.clear();
        watch.refuseExpired();
      }
    } catch (Error fatal) {
      problem = "the writer has ended: " + fatal;
      log.error("The writer has ended; nothing can be written until a restart", fatal);
      throw fatal;
    } finally {
      queue.close();
      while (queue.take(batch, Integer.MAX_VALUE, Long.MAX_VALUE)) {
        // takes what is left, to refuse it
      }
      refuse(batch, "the store is closed");
      watch.close();
      session.close();
    }
  }

  private void process(List<Change> batch) {
    try {
      if (space.lost() != null) {
        refuse(batch, DATABASE_IS_LOST);
        return;
      }
      refuseForLackOfSpace(batch);
      if (!batch.isEmpty()) {
        write(batch);
      }
    } catch (RuntimeException defect) {
      log.error("The writer met a defect; the changes of this commit are refused", defect);
      refuse(batch, "a defect of the store: " + defect.getMessage());
    }
  }

  private static long weightOf(List<Change> batch) {
    long bytes = 0;
    for (Change change : batch) {
      bytes += change.weightBytes();
    }
    return bytes;
  }

  private void refuseForLackOfSpace(List<Change> batch) {
    if (space.problem() != null) {
      batch.stream()
          .filter(Change::isIntake)
          .forEach(change -> Answers.safely(() -> change.unavailable(DISK_IS_FULL)));
      batch.removeIf(Change::isIntake);
    }
  }

  private void write(List<Change> batch) {
    long startNanos = System.nanoTime();
    try {
      if (fault == InjectedFault.ACK_BEFORE_COMMIT) {
        session.commit(batch, () -> acknowledgeTooEarly(batch));
      } else {
        session.commit(batch, () -> {});
        acknowledge(batch);
      }
      succeeded();
      long tookNanos = System.nanoTime() - startNanos;
      Answers.safely(() -> meters.committed(batch.size(), tookNanos));
    } catch (ChangeDefect defect) {
      writeOneByOne(batch);
    } catch (SQLException error) {
      failed(batch, error);
    }
  }

  /** One of the changes is wrong: each gets a savepoint, so that only the wrong one fails. */
  private void writeOneByOne(List<Change> batch) {
    try {
      List<Change> stored = session.commitWithSavepoints(batch, Answers::safely);
      acknowledge(stored);
      succeeded();
    } catch (SQLException error) {
      failed(batch, error);
    }
  }

  /** With a pause, so that a test does not have to hit the moment before the commit. */
  private void acknowledgeTooEarly(List<Change> batch) {
    acknowledge(batch);
    LockSupport.parkNanos(InjectedFault.EARLINESS.toNanos());
  }

  private void acknowledge(List<Change> batch) {
    for (Change change : batch) {
      Answers.safely(change::committed);
    }
    woken.tell();
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
      Answers.safely(() -> change.unavailable(why));
    }
  }
}
