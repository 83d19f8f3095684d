package dev.hookline.http.api.worker;

import dev.hookline.http.json.MergePatch;
import dev.hookline.http.json.StreamedJson;
import dev.hookline.http.problem.ProblemCode;
import dev.hookline.id.Id;
import dev.hookline.job.Run;
import dev.hookline.job.RunWait;
import dev.hookline.job.Step;
import dev.hookline.task.WorkerReport;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Makes of the members of an item what is meant by it, and says what is missing or too much. */
final class ReportItem {

  private final StreamedJson json;
  private final Waits waits;

  ReportItem(StreamedJson json, Waits waits) {
    this.json = json;
    this.waits = waits;
  }

  /** Null when something is wrong, which is collected. */
  @Nullable ReadItem of(ItemReader item) {
    Id run = item.run;
    Integer lease = item.lease;
    ItemKind kind = item.kind;
    if (run == null || lease == null || kind == null) {
      require("run", run);
      require("lease", lease);
      require("kind", kind);
      return null;
    }
    if (!kind.knows(item.given)) {
      item.given.stream()
          .filter(member -> !kind.knows(member))
          .forEach(member -> json.error(member.word(), "does not belong to this kind"));
      return null;
    }
    return switch (kind) {
      case START -> good(new WorkerReport.Started(run, lease));
      case LOG -> log(run, lease, item);
      case METADATA -> metadata(run, lease, item.patch);
      case STEP -> step(run, lease, item.key, item.output);
      case COMPLETE -> complete(run, lease, item.output);
      case FAIL -> fail(run, lease, item.error, item.retry);
      case SUSPEND -> suspend(run, lease, item);
      case CANCELLED -> good(new WorkerReport.Cancelled(run, lease));
      case TIMED_OUT -> good(new WorkerReport.TimedOut(run, lease));
      case RELEASE -> good(new WorkerReport.Released(run, lease));
    };
  }

  private static ReadItem good(WorkerReport report) {
    return new ReadItem.Good(report);
  }

  private @Nullable ReadItem log(Id run, int lease, ItemReader item) {
    if (!item.given.contains(ItemMember.ENTRIES)) {
      require("entries", null);
      return null;
    }
    return good(new WorkerReport.Logged(run, lease, item.entries));
  }

  private @Nullable ReadItem metadata(Id run, int lease, byte @Nullable [] patch) {
    if (patch == null) {
      require("patch", null);
      return null;
    }
    return patch.length > Run.METADATA_LENGTH_MAX
        ? new ReadItem.Rejected(run, ProblemCode.METADATA_TOO_LARGE, null)
        : good(
            new WorkerReport.Described(
                run, lease, MergePatch.ofText(patch, Run.METADATA_LENGTH_MAX)));
  }

  private @Nullable ReadItem step(Id run, int lease, @Nullable String key, byte[] output) {
    if (key == null || key.isEmpty()) {
      require("key", null);
      return null;
    }
    return output.length > Step.OUTPUT_BYTES_MAX
        ? new ReadItem.Rejected(run, ProblemCode.STEP_TOO_LARGE, null)
        : good(new WorkerReport.Stepped(run, lease, new Step(key, output)));
  }

  private static ReadItem complete(Id run, int lease, byte[] output) {
    if (output.length <= WorkerReport.Completed.OUTPUT_BYTES_MAX) {
      return good(new WorkerReport.Completed(run, lease, output));
    }
    String message =
        output.length + " bytes; at most " + WorkerReport.Completed.OUTPUT_BYTES_MAX + " are kept";
    ReadError error = ReadError.of(ProblemCode.OUTPUT_TOO_LARGE.code(), message, null);
    return new ReadItem.Rejected(
        run,
        ProblemCode.OUTPUT_TOO_LARGE,
        new WorkerReport.Failed(run, lease, error.json(), error.why(), false, null));
  }

  private @Nullable ReadItem fail(Id run, int lease, @Nullable ReadError error, RetryWish retry) {
    if (error == null) {
      require("error", null);
      return null;
    }
    return good(
        new WorkerReport.Failed(
            run, lease, error.json(), error.why(), retry.again(), retry.after()));
  }

  private @Nullable ReadItem suspend(Id run, int lease, ItemReader item) {
    Instant until = item.until;
    Id token = item.token;
    List<Id> runs = item.runs;
    Duration timeout = item.timeout;
    int ways = (until == null ? 0 : 1) + (token == null ? 0 : 1) + (runs == null ? 0 : 1);
    if (ways != 1) {
      json.error("kind", "needs one of until, token and runs");
      return null;
    }
    if (until != null) {
      if (timeout != null) {
        json.error("timeout", "cannot stand beside until");
      }
      return good(new WorkerReport.Suspended(run, lease, RunWait.Sleep.INSTANCE, until));
    }
    if (token != null) {
      Instant end = waits.endOfToken(token, timeout);
      return end == null
          ? new ReadItem.Rejected(run, ProblemCode.NOT_FOUND, null)
          : good(new WorkerReport.Suspended(run, lease, new RunWait.Token(token), end));
    }
    List<Id> others = runs == null ? List.of() : runs;
    if (others.contains(run)) {
      json.error("runs", "must not have the run itself, which would wait for ever");
    }
    return waits.areRuns(others)
        ? good(new WorkerReport.Suspended(run, lease, new RunWait.Runs(others), waits.end(timeout)))
        : new ReadItem.Rejected(run, ProblemCode.NOT_FOUND, null);
  }

  private void require(String name, @Nullable Object value) {
    if (value == null) {
      json.error(name, "is required");
    }
  }
}
