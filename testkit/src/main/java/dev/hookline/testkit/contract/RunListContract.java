package dev.hookline.testkit.contract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hookline.event.Event;
import dev.hookline.id.Id;
import dev.hookline.id.Page;
import dev.hookline.id.PageRequest;
import dev.hookline.job.Job;
import dev.hookline.job.JobStatus;
import dev.hookline.job.Outcome;
import dev.hookline.job.Run;
import dev.hookline.job.RunTrigger;
import dev.hookline.job.RunWait;
import dev.hookline.task.RunQuery;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Lists of runs by every filter. */
public abstract class RunListContract extends RunContract {

  private static final long SEED = 20_260_301;
  private static final int RUNS = 80;
  private static final int QUERIES = 400;
  private static final List<String> TASKS = List.of("a", "b");
  private static final List<String> QUEUES = List.of("q", "r");
  private static final List<String> TAGS = List.of("x", "y");

  private final Random random = new Random(SEED);
  private final List<Job> all = new ArrayList<>();
  private final List<Id> others = new ArrayList<>();
  private @Nullable Id event;

  @Test
  void every_combination_of_filters_finds_what_it_says() {
    store();

    for (int asked = 0; asked < QUERIES; asked++) {
      RunQuery query = query();
      List<Job> wanted =
          all.stream()
              .filter(run -> matches(run, query))
              .sorted(Comparator.comparing(Job::id).reversed())
              .toList();
      assertThat(pages(query)).as(query.toString()).isEqualTo(wanted);
    }
  }

  @Test
  void runs_of_other_projects_are_not_listed() {
    waiting(samples().run(samples().id(), target(), Samples.plainRun("a")));

    assertThat(stores().runs().list(of("a")).items()).isEmpty();
  }

  private void store() {
    Event stored = samples().event(project());
    append(stored);
    event = stored.id();
    others.add(samples().id());
    others.add(samples().id());
    for (int made = 0; made < RUNS; made++) {
      Job run = samples().run(project(), samples().id(), run());
      if (random.nextInt(8) == 0) {
        run = samples().run(project(), samples().id(), samples().id(), stored.id(), runOf(run));
        stores().jobActions().add(List.of(run));
      } else {
        append(run);
      }
      all.add(random.nextBoolean() ? run : moved(claimed(run)));
    }
  }

  private Run run() {
    RunBuilder run = new RunBuilder(any(TASKS)).queue(any(QUEUES));
    if (random.nextBoolean()) {
      run.tags(random.nextBoolean() ? TAGS : List.of(any(TAGS)));
    }
    return run.trigger(
            switch (random.nextInt(4)) {
              case 0 -> new RunTrigger(RunTrigger.Kind.PARENT, any(others));
              case 1 -> new RunTrigger(RunTrigger.Kind.SCHEDULE, any(others));
              default -> RunTrigger.API;
            })
        .build();
  }

  private Job moved(Job held) {
    return switch (random.nextInt(7)) {
      case 0 -> done(held);
      case 1 -> finished(held, new Outcome.GiveUp("no"), null);
      case 2 -> finished(held, new Outcome.End(JobStatus.TIMED_OUT, "slow"), null);
      case 3 -> finished(held, new Outcome.Retry("later", Duration.ofHours(1), false), null);
      case 4 -> finished(held, new Outcome.Hold("paused"), null);
      case 5 -> suspended(held, RunWait.Sleep.INSTANCE, Duration.ofHours(1));
      default -> held;
    };
  }

  private RunQuery query() {
    return new RunQuery(
        project(),
        maybe(any(TASKS)),
        maybe(any(QUEUES)),
        maybe(any(TAGS)),
        statuses(),
        maybe(random.nextBoolean()),
        maybe(random.nextBoolean()),
        random.nextInt(6) == 0 ? event : null,
        random.nextInt(6) == 0 ? any(others) : null,
        random.nextInt(6) == 0 ? any(others) : null,
        PageRequest.first(7));
  }

  private Set<JobStatus> statuses() {
    return switch (random.nextInt(5)) {
      case 0 -> EnumSet.of(JobStatus.READY, JobStatus.HELD);
      case 1 -> EnumSet.of(JobStatus.FAILED, JobStatus.TIMED_OUT);
      case 2 -> EnumSet.of(JobStatus.SUCCEEDED);
      case 3 -> EnumSet.of(JobStatus.READY, JobStatus.FAILED, JobStatus.RUNNING);
      default -> Set.of();
    };
  }

  private <T> T any(List<T> items) {
    return items.get(random.nextInt(items.size()));
  }

  private <T> @Nullable T maybe(T item) {
    return random.nextInt(4) == 0 ? item : null;
  }

  private List<Job> pages(RunQuery query) {
    List<Job> found = new ArrayList<>();
    Page<Job> page = stores().runs().list(query);
    found.addAll(page.items());
    while (page.next() != null) {
      PageRequest following = new PageRequest(query.page().limit(), page.next(), null, null);
      page = stores().runs().list(on(query, following));
      found.addAll(page.items());
    }
    return found;
  }

  private static RunQuery on(RunQuery query, PageRequest page) {
    return new RunQuery(
        query.project(),
        query.task(),
        query.queue(),
        query.tag(),
        query.statuses(),
        query.failedBefore(),
        query.waiting(),
        query.event(),
        query.parent(),
        query.schedule(),
        page);
  }

  private RunQuery of(String task) {
    return new RunQuery(
        project(), task, null, null, Set.of(), null, null, null, null, null, PageRequest.first(10));
  }

  private static boolean matches(Job job, RunQuery query) {
    Run run = runOf(job);
    Boolean failedBefore = query.failedBefore();
    Boolean waiting = query.waiting();
    return isNullOr(query.task(), run.task())
        && isNullOr(query.queue(), run.queue())
        && (query.tag() == null || run.tags().contains(query.tag()))
        && (query.statuses().isEmpty() || query.statuses().contains(job.status()))
        && (failedBefore == null || failedBefore == (job.failures() > 0))
        && (waiting == null || waiting == (run.waiting() != null))
        && isNullOr(query.event(), job.event())
        && isTriggeredBy(run, RunTrigger.Kind.PARENT, query.parent())
        && isTriggeredBy(run, RunTrigger.Kind.SCHEDULE, query.schedule());
  }

  private static boolean isTriggeredBy(Run run, RunTrigger.Kind kind, @Nullable Id of) {
    return of == null || (run.trigger().kind() == kind && of.equals(run.trigger().of()));
  }

  private static boolean isNullOr(@Nullable Object wanted, Object present) {
    return wanted == null || wanted.equals(present);
  }
}
