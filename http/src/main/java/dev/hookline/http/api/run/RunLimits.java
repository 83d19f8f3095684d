package dev.hookline.http.api.run;

import dev.hookline.job.Run;
import dev.hookline.task.TaskDefinition;
import java.time.Duration;

/** What holds for a run: its own limits, or those of its task. */
public final class RunLimits {

  private RunLimits() {}

  public static int maxAttempts(Run run, TaskDefinition task) {
    Integer own = run.maxAttempts();
    return own == null ? task.retry().maxAttempts() : own;
  }

  public static Duration maxDuration(Run run, TaskDefinition task) {
    Duration own = run.maxDuration();
    return own == null ? task.maxDuration() : own;
  }
}
