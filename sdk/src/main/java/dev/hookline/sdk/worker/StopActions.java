package dev.hookline.sdk.worker;

import java.util.ArrayList;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What is called when a run is to end, each action once and on a thread of its own. */
final class StopActions {

  private static final Logger log = LoggerFactory.getLogger(StopActions.class);

  private final Object lock = new Object();
  private final List<Runnable> actions = new ArrayList<>(0);
  private boolean stopped;

  void add(Runnable action) {
    synchronized (lock) {
      if (!stopped) {
        actions.add(action);
        return;
      }
    }
    call(action);
  }

  void stopped() {
    List<Runnable> due;
    synchronized (lock) {
      stopped = true;
      due = List.copyOf(actions);
      actions.clear();
    }
    due.forEach(StopActions::call);
  }

  private static void call(Runnable action) {
    Thread.ofVirtual()
        .name("hookline-cancel")
        .uncaughtExceptionHandler(
            (thread, failure) -> log.warn("an action at cancellation failed", failure))
        .start(action);
  }
}
