package dev.hookline.http.api.worker;

import dev.hookline.http.api.ApiAnswer;
import dev.hookline.http.json.JsonBytes;
import dev.hookline.http.problem.ProblemCode;
import dev.hookline.id.Id;
import dev.hookline.job.StoreUnavailable;
import dev.hookline.task.CancelWish;
import dev.hookline.task.WorkerReport;
import dev.hookline.task.WorkerSession;
import dev.hookline.task.Workers;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/** Takes reports and answers when all of them are on stable storage. */
final class Reports {

  /** Longer than any store lets a write wait; then something is broken. */
  private static final long WAIT_SECONDS = 30;

  private static final int BYTES_EACH = 24;

  private final Workers workers;

  Reports(Workers workers) {
    this.workers = workers;
  }

  /** Blocks. */
  ApiAnswer take(WorkerSession session, List<ReadItem> items) {
    @Nullable ProblemCode[] refused = new ProblemCode[items.size()];
    int[] positions = new int[items.size()];
    List<WorkerReport> reports = new ArrayList<>(items.size());
    Set<Id> refusedRuns = new HashSet<>();
    for (int at = 0; at < refused.length; at++) {
      WorkerReport report = report(items.get(at), refusedRuns);
      if (items.get(at) instanceof ReadItem.Rejected(Id _, ProblemCode code, var _)) {
        refused[at] = code;
      } else if (report == null) {
        refused[at] = ProblemCode.STEP_TOO_LARGE;
      }
      if (report != null) {
        positions[reports.size()] = at;
        reports.add(report);
      }
    }
    WorkerReport.@Nullable Result[] results = new WorkerReport.Result[items.size()];
    List<WorkerReport.Result> told = told(session, reports);
    for (int at = 0; at < told.size(); at++) {
      results[positions[at]] = told.get(at);
    }
    return answer(results, refused, session);
  }

  /**
   * What follows a step that is not kept would be done without it: a run that is suspended after it
   * would do the step again, and again.
   */
  private static @Nullable WorkerReport report(ReadItem item, Set<Id> refusedRuns) {
    return switch (item) {
      case ReadItem.Good(WorkerReport report) -> refusedRuns.contains(report.run()) ? null : report;
      case ReadItem.Rejected(Id run, ProblemCode code, @Nullable WorkerReport instead) -> {
        if (code == ProblemCode.STEP_TOO_LARGE) {
          refusedRuns.add(run);
        }
        yield instead;
      }
    };
  }

  private List<WorkerReport.Result> told(WorkerSession session, List<WorkerReport> reports) {
    CompletableFuture<List<WorkerReport.Result>> results = new CompletableFuture<>();
    workers.report(session, reports, results::complete);
    try {
      return results.get(WAIT_SECONDS, TimeUnit.SECONDS);
    } catch (TimeoutException late) {
      throw new StoreUnavailable("not stored within " + WAIT_SECONDS + " s", late);
    } catch (InterruptedException stopping) {
      Thread.currentThread().interrupt();
      throw new StoreUnavailable("stopping", stopping);
    } catch (ExecutionException impossible) {
      throw new IllegalStateException(impossible);
    }
  }

  private ApiAnswer answer(
      WorkerReport.@Nullable Result[] results,
      @Nullable ProblemCode[] refused,
      WorkerSession session) {
    if (areAll(results, WorkerReport.Result.STALE)) {
      return ApiAnswer.failed(
          ProblemCode.STALE_LEASE, "All that was reported is no longer this worker's.");
    }
    if (areAll(results, WorkerReport.Result.UNAVAILABLE)) {
      throw new StoreUnavailable("nothing of a report could be stored");
    }
    JsonBytes json = new JsonBytes(64 + results.length * BYTES_EACH);
    json.openObject().name("results").openArray();
    for (int at = 0; at < results.length; at++) {
      result(json, results[at], refused[at]);
    }
    json.closeArray();
    List<CancelWish> wishes = workers.heartbeat(session);
    LeaseAnswer.cancel(json, wishes);
    return new ApiAnswer.Written(200, json.closeObject().toBytes(), false);
  }

  private static void result(
      JsonBytes json, WorkerReport.@Nullable Result result, @Nullable ProblemCode refused) {
    json.openObject().name("status");
    ProblemCode code = refused == null ? refusal(result) : refused;
    if (result == WorkerReport.Result.STALE) {
      json.text("stale");
    } else if (code == null) {
      json.text("ok");
    } else {
      json.text("rejected").name("code").text(code.code()).name("message").text(code.remedy());
    }
    json.closeObject();
  }

  private static @Nullable ProblemCode refusal(WorkerReport.@Nullable Result result) {
    return switch (result) {
      case METADATA_REFUSED -> ProblemCode.METADATA_TOO_LARGE;
      case STEPS_REFUSED -> ProblemCode.TOO_MANY_STEPS;
      case UNAVAILABLE -> ProblemCode.STORE_UNAVAILABLE;
      case OK, STALE -> null;
      case null -> null;
    };
  }

  private static boolean areAll(
      WorkerReport.@Nullable Result[] results, WorkerReport.Result wanted) {
    for (WorkerReport.Result result : results) {
      if (result != wanted) {
        return false;
      }
    }
    return results.length > 0;
  }
}
