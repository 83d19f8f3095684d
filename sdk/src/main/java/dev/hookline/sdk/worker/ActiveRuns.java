package dev.hookline.sdk.worker;

import dev.hookline.sdk.transport.CancelWish;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;

/** The executions whose code has not ended. */
final class ActiveRuns {

  private final ConcurrentMap<String, Execution> byRun = new ConcurrentHashMap<>();

  void add(Execution execution) {
    byRun.put(execution.leased().id(), execution);
  }

  void remove(Execution execution) {
    byRun.remove(execution.leased().id(), execution);
  }

  Collection<Execution> all() {
    return byRun.values();
  }

  /** Ends those that somebody wants to end; wishes about earlier hand-overs are past. */
  void cancel(List<CancelWish> wishes) {
    for (CancelWish wish : wishes) {
      Execution execution = byRun.get(wish.run());
      if (execution != null && execution.leased().lease() == wish.lease()) {
        execution.stop(Stop.CANCELLED);
      }
    }
  }

  /** Ends those of a session that is over. */
  void lose(Session session) {
    for (Execution execution : byRun.values()) {
      if (execution.session() == session) {
        execution.stop(Stop.LOST);
      }
    }
  }

  /** Ends those that are still there. */
  void abandon() {
    byRun.values().forEach(execution -> execution.stop(Stop.ABANDONED));
  }

  /** Ends those that took longer than they may. */
  void endOverdue() {
    for (Execution execution : byRun.values()) {
      if (execution.nanosLeft() <= 0) {
        execution.stop(Stop.TIMED_OUT);
      }
    }
  }
}
