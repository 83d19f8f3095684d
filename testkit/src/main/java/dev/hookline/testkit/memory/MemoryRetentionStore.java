package dev.hookline.testkit.memory;

import dev.hookline.event.Event;
import dev.hookline.id.Id;
import dev.hookline.job.Job;
import dev.hookline.operate.RememberedAnswer;
import dev.hookline.operate.RetentionStore;
import dev.hookline.testkit.memory.Tables.Dedupe;
import java.time.Instant;
import java.util.List;

/** Deletes what is old. */
final class MemoryRetentionStore implements RetentionStore {

  private final Tables tables;

  MemoryRetentionStore(Tables tables) {
    this.tables = tables;
  }

  @Override
  public int deleteEvents(Instant before, int limit) {
    return tables.write(() -> {
      List<Event> old =
          tables.events.values().stream()
              .filter(event -> event.id().high() < Id.highAt(before))
              .filter(event -> jobsOf(event).stream().allMatch(job -> job.status().isFinal()))
              .limit(limit)
              .toList();
      old.forEach(this::delete);
      return old.size();
    });
  }

  private List<Job> jobsOf(Event event) {
    return tables.jobs.newestFirst().stream()
        .filter(job -> job.event().equals(event.id()))
        .toList();
  }

  private void delete(Event event) {
    jobsOf(event).forEach(tables.jobs::remove);
    tables.events.remove(event.id());
    Dedupe key = Dedupe.of(event);
    if (key != null) {
      tables.firstOfKey.remove(key);
    }
  }

  @Override
  public int deleteRequests(Instant before, int limit) {
    return tables.write(() -> {
      List<Id> old =
          tables.requests.keySet().stream()
              .filter(id -> id.high() < Id.highAt(before))
              .limit(limit)
              .toList();
      old.forEach(tables.requests::remove);
      return old.size();
    });
  }

  @Override
  public int deleteAnswers(Instant before, int limit) {
    return tables.write(() -> {
      List<RememberedAnswer> old =
          tables.answers.values().stream()
              .filter(answer -> answer.at().isBefore(before))
              .limit(limit)
              .toList();
      tables.answers.values().removeAll(old);
      return old.size();
    });
  }

  @Override
  public void reclaimSpace() {}
}
