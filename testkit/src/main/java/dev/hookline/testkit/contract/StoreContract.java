package dev.hookline.testkit.contract;

import dev.hookline.event.Event;
import dev.hookline.id.Id;
import dev.hookline.ingest.Append;
import dev.hookline.ingest.Appended;
import dev.hookline.job.Job;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

/**
 * What the contracts have in common: a fresh store for each test, and short words for what tests do
 * with it.
 */
public abstract class StoreContract {

  /** How long a test waits for an answer that should be there at once. */
  protected static final Duration PATIENCE = Duration.ofSeconds(30);

  private StoreUnderTest opened;
  private Samples samples;

  /** Opens an empty store. */
  protected abstract StoreUnderTest open() throws Exception;

  @BeforeEach
  final void openStore() throws Exception {
    opened = open();
    samples = new Samples(stores().ids());
  }

  @AfterEach
  final void closeStore() throws Exception {
    opened.close();
  }

  protected final Stores stores() {
    return opened.stores();
  }

  /** Returns when everything that was given to the store can be read, acknowledged or not. */
  final void settle() {
    opened.settle();
  }

  protected final Samples samples() {
    return samples;
  }

  /** Appends in one call and waits for all answers. */
  protected final List<Appended> append(List<Event> events, List<List<Job>> jobs) {
    List<CompletableFuture<Appended>> answers = new ArrayList<>();
    List<Append> appends = new ArrayList<>();
    for (int at = 0; at < events.size(); at++) {
      CompletableFuture<Appended> answer = new CompletableFuture<>();
      answers.add(answer);
      appends.add(new Append(events.get(at), jobs.get(at), answer::complete));
    }
    stores().eventLog().append(appends);
    return answers.stream().map(StoreContract::await).toList();
  }

  protected final Appended append(Event event, Job... jobs) {
    return append(List.of(event), List.of(Arrays.asList(jobs))).getFirst();
  }

  /** Stores an event with one job for it and gives back the job. */
  protected final Job stored(Job job) {
    append(samples.event(job.project(), job.event()), job);
    return job;
  }

  protected final List<Id> idsOf(List<Job> jobs) {
    return jobs.stream().map(Job::id).toList();
  }

  /** The answer, which must come soon. */
  protected static <T> T await(CompletableFuture<T> answer) {
    return answer.orTimeout(PATIENCE.toSeconds(), TimeUnit.SECONDS).join();
  }
}
