package dev.hookline.testkit.memory;

import dev.hookline.event.Event;
import dev.hookline.id.Id;
import dev.hookline.job.Job;
import dev.hookline.operate.RememberedAnswer;
import dev.hookline.operate.RetentionStore;
import dev.hookline.task.Token;
import dev.hookline.testkit.memory.RunTable.KeyName;
import dev.hookline.testkit.memory.Tables.Dedupe;
import java.time.Instant;
import java.util.List;
import java.util.Map;

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
    jobsOf(event)
        .forEach(job -> {
          tables.jobs.remove(job);
          tables.runs.remove(job);
        });
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
  public int deleteKeys(Instant now, int limit) {
    return tables.write(() -> {
      List<KeyName> free =
          tables.runs.keys.entrySet().stream()
              .filter(key -> !key.getValue().until().isAfter(now))
              .map(Map.Entry::getKey)
              .limit(limit)
              .toList();
      free.forEach(tables.runs.keys::remove);
      return free.size();
    });
  }

  @Override
  public int deleteTokens(Instant before, int limit) {
    return tables.write(() -> {
      List<Id> old =
          tables.runs.tokens.values().stream()
              .filter(token -> token.expiresAt().isBefore(before))
              .map(Token::id)
              .limit(limit)
              .toList();
      old.forEach(tables.runs.tokens::remove);
      return old.size();
    });
  }

  @Override
  public void reclaimSpace() {}
}
