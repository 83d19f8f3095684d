package dev.hookline.task;

import dev.hookline.event.Event;
import dev.hookline.id.Id;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * All tasks in memory, so that routing asks no database. Changes are stored first and seen after.
 */
public final class Tasks {

  public static final int PER_PROJECT_MAX = 10_000;

  private record Key(Id project, String name) {}

  private final TaskStore store;
  private final ReentrantLock changing = new ReentrantLock();
  private volatile Map<Key, TaskDefinition> byName;
  private volatile List<TaskDefinition> subscribed = List.of();

  public Tasks(TaskStore store) {
    this.store = store;
    Map<Key, TaskDefinition> stored = new HashMap<>();
    store.all().forEach(task -> stored.put(keyOf(task), task));
    byName = stored;
    subscribed = subscribedOf(stored);
  }

  public @Nullable TaskDefinition find(Id project, String name) {
    return byName.get(new Key(project, name));
  }

  /** The tasks of a project, by name. */
  public List<TaskDefinition> of(Id project) {
    return byName.values().stream()
        .filter(task -> task.project().equals(project))
        .sorted(Comparator.comparing(TaskDefinition::name))
        .toList();
  }

  /** The tasks that an event triggers. */
  public List<TaskDefinition> wanting(Event event) {
    List<TaskDefinition> all = subscribed;
    if (all.isEmpty()) {
      return all;
    }
    List<TaskDefinition> wanting = new ArrayList<>();
    for (TaskDefinition task : all) {
      if (task.project().equals(event.project())
          && task.subscriptions().stream().anyMatch(subscription -> subscription.wants(event))) {
        wanting.add(task);
      }
    }
    return wanting;
  }

  /**
   * Does what looks at a task and changes it in several steps, while nobody else does: a worker
   * that connects beside the deletion of its task would else be left without it. Blocks.
   */
  public <T> T changing(Supplier<T> steps) {
    changing.lock();
    try {
      return steps.get();
    } finally {
      changing.unlock();
    }
  }

  /** Blocks when it says something new. */
  public synchronized void save(TaskDefinition task) {
    TaskDefinition known = find(task.project(), task.name());
    if (known != null && known.saysTheSameAs(task)) {
      return;
    }
    store.save(task);
    Map<Key, TaskDefinition> changed = new HashMap<>(byName);
    changed.put(keyOf(task), task);
    show(changed);
  }

  /** Blocks. False when there is no such task. Its waiting runs fail when their turn comes. */
  public synchronized boolean remove(Id project, String name) {
    if (find(project, name) == null) {
      return false;
    }
    store.delete(project, name);
    Map<Key, TaskDefinition> changed = new HashMap<>(byName);
    changed.remove(new Key(project, name));
    show(changed);
    return true;
  }

  private void show(Map<Key, TaskDefinition> changed) {
    byName = changed;
    subscribed = subscribedOf(changed);
  }

  private static Key keyOf(TaskDefinition task) {
    return new Key(task.project(), task.name());
  }

  private static List<TaskDefinition> subscribedOf(Map<Key, TaskDefinition> tasks) {
    return tasks.values().stream()
        .filter(task -> !task.subscriptions().isEmpty())
        .sorted(Comparator.comparing(TaskDefinition::name))
        .toList();
  }
}
