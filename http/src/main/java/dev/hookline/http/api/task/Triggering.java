package dev.hookline.http.api.task;

import dev.hookline.http.api.AwaitedReceipts;
import dev.hookline.http.problem.FieldErrors;
import dev.hookline.http.problem.Problem;
import dev.hookline.http.problem.ProblemCode;
import dev.hookline.id.Id;
import dev.hookline.id.IdPrefix;
import dev.hookline.ingest.Receipt;
import dev.hookline.job.Job;
import dev.hookline.job.JobKind;
import dev.hookline.job.JobReader;
import dev.hookline.task.Queues;
import dev.hookline.task.RunRequest;
import dev.hookline.task.RunStatus;
import dev.hookline.task.RunsUnderWay;
import dev.hookline.task.SeenRun;
import dev.hookline.task.TaskDefinition;
import dev.hookline.trigger.Triggers;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Asks for runs and waits until they are on stable storage. */
public final class Triggering {

  private final Triggers triggers;
  private final Queues queues;
  private final JobReader jobs;
  private final RunsUnderWay underWay;
  private final InstantSource clock;

  public Triggering(
      Triggers triggers,
      Queues queues,
      JobReader jobs,
      RunsUnderWay underWay,
      InstantSource clock) {
    this.triggers = triggers;
    this.queues = queues;
    this.jobs = jobs;
    this.underWay = underWay;
    this.clock = clock;
  }

  ReadTrigger checked(TaskDefinition task, ReadTrigger read) {
    return switch (read) {
      case ReadTrigger.Good good ->
          problemWith(task, good).<ReadTrigger>map(ReadTrigger.Bad::new).orElse(good);
      case ReadTrigger.Bad bad -> bad;
    };
  }

  /** What only the present state tells to be wrong. */
  Optional<Problem> problemWith(TaskDefinition task, ReadTrigger.Good read) {
    Id parent = read.parent();
    FieldErrors errors = new FieldErrors();
    if (parent != null && !isRun(task.project(), parent)) {
      errors.add("/options/parent", "is not the id of a run");
    }
    String queue = read.request().queue();
    if (queue != null && isOneTooMany(task.project(), queue)) {
      errors.add(
          ProblemCode.LIMIT_REACHED,
          "/options/queue",
          "would be one too many: a project may have " + Queues.PER_PROJECT_MAX);
    }
    String key = read.request().concurrencyKey();
    if (key != null && !queues.admits(task.project(), queue == null ? task.queue() : queue, key)) {
      errors.add(
          ProblemCode.LIMIT_REACHED,
          "/options/concurrency_key",
          "would be one too many: "
              + Queues.LANES_MAX
              + " concurrency keys have unfinished runs or had some a moment ago");
    }
    return errors.isEmpty() ? Optional.empty() : Optional.of(errors.problem());
  }

  private boolean isRun(Id project, Id id) {
    return jobs.find(project, id).filter(job -> job.kind() == JobKind.RUN).isPresent();
  }

  private boolean isOneTooMany(Id project, String queue) {
    return queues.find(project, queue).isEmpty()
        && queues.of(project).size() >= Queues.PER_PROJECT_MAX;
  }

  /** Stores them together; empty for those that could not be stored. Blocks. */
  List<Optional<Triggered>> trigger(TaskDefinition task, List<RunRequest> requests) {
    if (requests.isEmpty()) {
      return List.of();
    }
    AwaitedReceipts receipts = new AwaitedReceipts(requests.size());
    List<Job> made = triggers.trigger(task, requests, receipts);
    List<Receipt> got = receipts.await();
    List<Optional<Triggered>> triggered = new ArrayList<>(got.size());
    for (int at = 0; at < got.size(); at++) {
      triggered.add(triggered(made.get(at), got.get(at)));
    }
    return triggered;
  }

  private Optional<Triggered> triggered(Job made, Receipt receipt) {
    return switch (receipt) {
      case Receipt.Accepted _ -> Optional.of(triggered(made, false));
      case Receipt.Duplicate(Id first) ->
          Optional.of(
              jobs.find(made.project(), first)
                  .map(job -> triggered(job, true))
                  .orElseGet(() ->
                      new Triggered(first.text(IdPrefix.RUN), RunStatus.QUEUED.word(), true)));
      case Receipt.Unavailable _ -> Optional.empty();
      case Receipt.Batch _,
          Receipt.Filtered _,
          Receipt.Greeted _,
          Receipt.Rejected _,
          Receipt.Limited _,
          Receipt.UnknownSource _,
          Receipt.Gone _ ->
          throw new IllegalStateException("a run comes from no source: " + receipt);
    };
  }

  private Triggered triggered(Job job, boolean duplicate) {
    SeenRun seen = duplicate ? SeenRun.of(job, underWay, jobs) : new SeenRun(job, null);
    return new Triggered(
        job.id().text(IdPrefix.RUN), seen.status(clock.instant()).word(), duplicate);
  }
}
