package dev.hookline.http.api.worker;

import dev.hookline.http.problem.ProblemCode;
import dev.hookline.id.Id;
import dev.hookline.task.WorkerReport;
import org.jspecify.annotations.Nullable;

/** One item of a report, as it was read. */
sealed interface ReadItem {

  record Good(WorkerReport report) implements ReadItem {}

  /**
   * One that is not kept, because it is too large or names what is not there.
   *
   * @param instead what is done about it; null for nothing
   */
  record Rejected(Id run, ProblemCode code, @Nullable WorkerReport instead) implements ReadItem {}
}
