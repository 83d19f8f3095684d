package dev.hookline.sdk.transport;

import dev.hookline.sdk.TaskDefinition;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A worker and what it can execute.
 *
 * @param name to tell workers apart by, for example the name of the host
 * @param version of the code of the tasks
 * @param slots how many runs it executes at once, 1 to 10,000
 */
public record Registration(
    String name, @Nullable String version, int slots, List<TaskDefinition> tasks) {
  public Registration {
    tasks = List.copyOf(tasks);
  }
}
