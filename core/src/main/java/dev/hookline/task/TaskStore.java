package dev.hookline.task;

import dev.hookline.id.Id;
import java.util.List;

/**
 * Keeps what is known of tasks. All methods block, are durable when they return, and throw
 * StoreUnavailable.
 */
public interface TaskStore {

  /** Every task of every project. */
  List<TaskDefinition> all();

  /** Inserts it, or replaces the one of its project with its name. */
  void save(TaskDefinition task);

  void delete(Id project, String name);
}
