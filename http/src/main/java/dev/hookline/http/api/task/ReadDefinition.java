package dev.hookline.http.api.task;

import dev.hookline.task.QueueLimits;
import dev.hookline.task.TaskDefinition;
import dev.hookline.trigger.Schedules;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a definition says of a task.
 *
 * @param limits of its queue; null when it says nothing of them
 */
public record ReadDefinition(
    TaskDefinition task, @Nullable QueueLimits limits, List<Schedules.Declared> schedules) {

  public ReadDefinition {
    schedules = List.copyOf(schedules);
  }
}
