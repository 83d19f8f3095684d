package dev.hookline.http.api.task;

import dev.hookline.http.problem.Problem;
import dev.hookline.id.Id;
import dev.hookline.task.RunRequest;
import org.jspecify.annotations.Nullable;

/** One trigger of a request, as it was read. */
sealed interface ReadTrigger {

  /**
   * One that can be asked for.
   *
   * @param parent the run that it names as its parent, unseen; null for none
   */
  record Good(RunRequest request, @Nullable Id parent) implements ReadTrigger {}

  record Bad(Problem problem) implements ReadTrigger {}
}
