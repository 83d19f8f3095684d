package dev.hookline.store.sqlite;

import dev.hookline.event.Event;
import dev.hookline.id.Id;
import dev.hookline.ingest.Append;
import dev.hookline.ingest.Appended;
import dev.hookline.job.Job;
import dev.hookline.testkit.contract.Samples;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/** Appends events of one project to a store. */
final class Appending {

  private final SqliteStore store;
  private final Samples samples;
  private final Id project;

  Appending(SqliteStore store) {
    this.store = store;
    this.samples = new Samples(store.ids());
    this.project = store.projects().defaultProject(store.ids().next());
  }

  Id project() {
    return project;
  }

  Samples samples() {
    return samples;
  }

  Event event() {
    return samples.event(project);
  }

  CompletableFuture<Appended> start(Event event, Job... jobs) {
    CompletableFuture<Appended> answer = new CompletableFuture<>();
    store.eventLog().append(List.of(new Append(event, List.of(jobs), answer::complete)));
    return answer;
  }

  /** Appends that many events and gives back those that were stored. */
  List<Event> stored(int count) {
    List<Event> events = new ArrayList<>();
    List<CompletableFuture<Appended>> answers = new ArrayList<>();
    for (int at = 0; at < count; at++) {
      Event event = event();
      events.add(event);
      answers.add(start(event));
    }
    List<Event> stored = new ArrayList<>();
    for (int at = 0; at < count; at++) {
      if (await(answers.get(at)) instanceof Appended.Stored) {
        stored.add(events.get(at));
      }
    }
    return stored;
  }

  boolean isThere(Event event) {
    return store.eventReader().find(event.project(), event.id()).isPresent();
  }

  static <T> T await(CompletableFuture<T> answer) {
    return answer.orTimeout(30, TimeUnit.SECONDS).join();
  }
}
