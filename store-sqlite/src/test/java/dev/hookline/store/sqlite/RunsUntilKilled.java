package dev.hookline.store.sqlite;

import dev.hookline.event.Event;
import dev.hookline.id.Id;
import dev.hookline.id.IdPrefix;
import dev.hookline.ingest.Append;
import dev.hookline.ingest.Appended;
import dev.hookline.job.Alert;
import dev.hookline.job.Finish;
import dev.hookline.job.FinishResult;
import dev.hookline.job.Job;
import dev.hookline.job.JobStatus;
import dev.hookline.job.Lifecycle;
import dev.hookline.job.Outcome;
import dev.hookline.job.RetryPolicy;
import dev.hookline.job.RunWait;
import dev.hookline.testkit.contract.Samples;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;

/**
 * A process that stores families of runs, the parent waiting for its children, of which some fail
 * with an alert, and says what was acknowledged: {@code RunsUntilKilled <folder>}.
 */
final class RunsUntilKilled {

  static final Duration WAIT = Duration.ofHours(2);

  private static final int FAMILIES = 16;
  private static final int CHILDREN = 3;

  private final SqliteStore store;
  private final Samples samples;
  private final Id project;
  private final Id target;
  private final Id owner;

  private RunsUntilKilled(SqliteStore store) {
    this.store = store;
    this.samples = new Samples(store.ids());
    this.project = store.projects().defaultProject(store.ids().next());
    this.target = store.ids().next();
    this.owner = store.ids().next();
  }

  public static void main(String[] arguments) {
    RunsUntilKilled process = new RunsUntilKilled(OpenedStore.open(Path.of(arguments[0])));
    process.store.runs().onWoken(run -> say("woken", run.id()));
    for (int round = 1; ; round++) {
      process.round();
      System.out.println("round " + round);
    }
  }

  private void round() {
    List<List<Job>> families = new ArrayList<>();
    List<CompletableFuture<?>> stored = new ArrayList<>();
    for (int family = 0; family < FAMILIES; family++) {
      List<Job> runs = new ArrayList<>();
      for (int run = 0; run <= CHILDREN; run++) {
        Job job = Lifecycle.claim(samples.run(project, target, Samples.plainRun("t")), owner);
        runs.add(job);
        stored.add(append(job));
      }
      families.add(runs);
    }
    all(stored);
    List<CompletableFuture<?>> suspended = new ArrayList<>();
    for (List<Job> family : families) {
      RunWait children =
          new RunWait.Runs(family.subList(1, family.size()).stream().map(Job::id).toList());
      suspended.add(
          finish(
              family.getFirst(),
              new Outcome.Suspend(children, Instant.now().plus(WAIT)),
              "suspended"));
    }
    all(suspended);
    List<CompletableFuture<?>> ended = new ArrayList<>();
    for (int child = 1; child <= CHILDREN; child++) {
      for (List<Job> family : families) {
        ended.add(
            child == 1
                ? finish(family.get(child), new Outcome.GiveUp("no"), "failed")
                : finish(family.get(child), new Outcome.Done(), "ended"));
      }
    }
    all(ended.subList(0, ended.size() / 2)); // the rest overlaps with the next round
  }

  private CompletableFuture<?> append(Job run) {
    CompletableFuture<Appended> answer = new CompletableFuture<>();
    store
        .eventLog()
        .append(
            List.of(
                new Append(
                    samples.input(run, new byte[200]),
                    List.of(run),
                    appended -> {
                      if (appended instanceof Appended.Stored) {
                        say("stored", run.id());
                      }
                      answer.complete(appended);
                    })));
    return answer;
  }

  private CompletableFuture<?> finish(Job held, Outcome outcome, String word) {
    Job next = Lifecycle.after(held, outcome, RetryPolicy.STANDARD, Instant.now(), 0.5, null);
    CompletableFuture<FinishResult> answer = new CompletableFuture<>();
    store
        .jobStore()
        .finish(
            new Finish(held, next, null, next.failures() > 0 ? alert(held) : null),
            result -> {
              if (result == FinishResult.STORED) {
                say(word, held.id());
              }
              answer.complete(result);
            });
    return answer;
  }

  private Alert alert(Job failed) {
    Id id = store.ids().next();
    String failure = failed.id().text(IdPrefix.RUN);
    Event event = samples.event(project, id, Event.ALERT_SOURCE, failure, "run.failed", null);
    Job delivery = samples.job(project, id, target, JobStatus.READY, 0, id.time(), null);
    return new Alert(event, List.of(delivery), () -> {}, () -> {});
  }

  private static void all(List<CompletableFuture<?>> answers) {
    answers.forEach(CompletableFuture::join);
  }

  private static void say(String word, Id run) {
    System.out.println(word + " " + run.text(IdPrefix.RUN));
  }
}
