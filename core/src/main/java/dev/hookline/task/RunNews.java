package dev.hookline.task;

import dev.hookline.id.Id;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;

/**
 * Tells those who follow a run that there is something new about it: a state, metadata or log
 * lines. What it is they read from the store.
 */
public final class RunNews {

  private final Map<Id, List<Runnable>> followers = new ConcurrentHashMap<>();

  /**
   * Runs something after each change of a run, on the thread that made it; it must only pass a
   * signal on.
   *
   * @return ends it
   */
  public Following follow(Id run, Runnable follower) {
    followers.compute(
        run,
        (_, present) -> {
          List<Runnable> all = present == null ? new CopyOnWriteArrayList<>() : present;
          all.add(follower);
          return all;
        });
    return () ->
        followers.computeIfPresent(
            run,
            (_, present) -> {
              present.remove(follower);
              return present.isEmpty() ? null : present;
            });
  }

  /** Ends with {@link #close}. */
  public interface Following extends AutoCloseable {
    @Override
    void close();
  }

  public void changed(Id run) {
    if (followers.isEmpty()) {
      return;
    }
    List<Runnable> all = followers.get(run);
    if (all != null) {
      all.forEach(Runnable::run);
    }
  }
}
