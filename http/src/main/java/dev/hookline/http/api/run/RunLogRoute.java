package dev.hookline.http.api.run;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.hookline.http.api.ApiAnswer;
import dev.hookline.http.api.ApiCall;
import dev.hookline.job.Job;
import dev.hookline.job.Run;
import dev.hookline.task.LogLine;
import dev.hookline.task.RunStore;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** {@code GET /api/v1/runs/{id}/logs}: the lines of a run's log, oldest first. */
final class RunLogRoute {

  private final RunStore runs;

  RunLogRoute(RunStore runs) {
    this.runs = runs;
  }

  /**
   * Lines.
   *
   * @param next the number to name as {@code after} for those that follow; null when there are no
   *     more at present
   * @param dropped how many lines were not kept
   */
  @JsonInclude(JsonInclude.Include.ALWAYS)
  private record Lines(List<LogView> data, @Nullable String next, long dropped) {}

  ApiAnswer read(ApiCall call, Job job) {
    long after = after(call.parameter("after"));
    int limit = call.pageLimit();
    List<LogLine> found = runs.log(job.id(), after, limit + 1);
    boolean isLast = found.size() <= limit;
    List<LogLine> lines = isLast ? found : found.subList(0, limit);
    Run run = job.run();
    return ApiAnswer.ok(
        new Lines(
            lines.stream().map(LogView::of).toList(),
            isLast ? null : Long.toString(lines.getLast().number()),
            run == null ? 0 : run.logsDropped()));
  }

  private static long after(@Nullable String text) {
    if (text == null) {
      return 0;
    }
    if (!text.matches("[0-9]{1,18}")) {
      throw ApiCall.invalidParameter("after", "must be the number of a line");
    }
    return Long.parseLong(text);
  }
}
