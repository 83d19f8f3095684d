package dev.hookline.testkit.memory;

import dev.hookline.id.Id;
import dev.hookline.ingest.Append;
import dev.hookline.ingest.Appended;
import dev.hookline.ingest.EventLog;
import java.util.ArrayList;
import java.util.List;

/** Appends events with their jobs. */
final class MemoryEventLog implements EventLog {

  private final Tables tables;
  private final Commits commits;
  private final StoreFaults faults;

  MemoryEventLog(Tables tables, Commits commits, StoreFaults faults) {
    this.tables = tables;
    this.commits = commits;
    this.faults = faults;
  }

  @Override
  public void append(List<Append> appends) {
    List<Append> all = List.copyOf(appends);
    commits.submit(() -> {
      List<Appended> ends = commit(all);
      return () -> {
        for (int at = 0; at < all.size(); at++) {
          all.get(at).done().accept(ends.get(at));
        }
      };
    });
  }

  private List<Appended> commit(List<Append> appends) {
    return faults
        .nextWrite()
        .map(
            why -> appends.stream().<Appended>map(append -> new Appended.Unavailable(why)).toList())
        .orElseGet(() ->
            tables.commit(() -> {
              List<Appended> ends = new ArrayList<>();
              appends.forEach(append -> ends.add(insert(append)));
              return ends;
            }));
  }

  private Appended insert(Append append) {
    Id first = tables.insert(append.event(), append.jobs(), append.dedupeSinceMillis());
    return first == null ? Appended.Stored.INSTANCE : new Appended.Duplicate(first);
  }
}
