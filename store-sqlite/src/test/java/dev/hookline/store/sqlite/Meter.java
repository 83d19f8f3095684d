package dev.hookline.store.sqlite;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadInfo;
import java.lang.management.ThreadMXBean;
import java.util.Locale;

/** Processor time of the store's threads and elapsed time since it was made. */
final class Meter {

  private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();

  private final long startNanos = System.nanoTime();
  private final long writerNanos = cpuNanos("sqlite-writer");
  private final long writerUserNanos = userNanos("sqlite-writer");
  private final long checkpointerNanos = cpuNanos("sqlite-checkpointer");

  private static long cpuNanos(String name) {
    long nanos = 0;
    for (ThreadInfo thread : THREADS.getThreadInfo(THREADS.getAllThreadIds())) {
      if (thread != null && thread.getThreadName().equals(name)) {
        nanos += THREADS.getThreadCpuTime(thread.getThreadId());
      }
    }
    return nanos;
  }

  private static long userNanos(String name) {
    long nanos = 0;
    for (ThreadInfo thread : THREADS.getThreadInfo(THREADS.getAllThreadIds())) {
      if (thread != null && thread.getThreadName().equals(name)) {
        nanos += THREADS.getThreadUserTime(thread.getThreadId());
      }
    }
    return nanos;
  }

  void print(String what, int rows, int commits) {
    double seconds = (System.nanoTime() - startNanos) / 1e9;
    double writer = (cpuNanos("sqlite-writer") - writerNanos) / 1e3;
    double user = (userNanos("sqlite-writer") - writerUserNanos) / 1e3;
    double checkpointer = (cpuNanos("sqlite-checkpointer") - checkpointerNanos) / 1e3;
    System.out.printf(
        Locale.ROOT,
        "%-24s %7d rows, %5d a commit: writer %6.1f us/row (%5.1f in the kernel), checkpointer %5.1f us/row,"
            + " %7.0f rows/s, %6.0f commits/s%n",
        what,
        rows,
        rows / Math.max(1, commits),
        writer / rows,
        (writer - user) / rows,
        checkpointer / rows,
        rows / seconds,
        commits / seconds);
  }
}
