package dev.hookline.server.crash;

import dev.hookline.server.story.ApiClient;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** Compares the books about runs with what the server has stored. */
final class RunAudit {

  private final List<StoredRuns.Stored> triggered;
  private final List<String> violations = new ArrayList<>();
  private int lost;

  /** Looks for runs that were acknowledged and are not there. */
  RunAudit(ApiClient api, Books books) {
    long readAtNanos = System.nanoTime();
    triggered = StoredRuns.of(api, CrashWorker.TRIGGERED);
    Map<String, StoredRuns.Stored> byId = byId(triggered);
    books
        .events()
        .forEach((number, book) -> {
          if (book.ids().size() > 1) {
            violations.add("key %d has several runs: %s".formatted(number, book.ids()));
          }
          for (String id : book.ids()) {
            if (book.wasAcknowledgedBy(readAtNanos) && !byId.containsKey(id)) {
              lost++;
              violations.add("run %d, acknowledged as %s, is lost".formatted(number, id));
            }
          }
        });
  }

  /** Acknowledged runs that the server does not know. */
  int lost() {
    return lost;
  }

  List<String> violations() {
    return violations;
  }

  long count(String status) {
    return triggered.stream().filter(run -> run.status().equals(status)).count();
  }

  /** Whether each run ended as it was to, and none is there that nobody knows. */
  void compareEnds(Books books) {
    Map<String, StoredRuns.Stored> byId = byId(triggered);
    Set<String> known = new TreeSet<>();
    books
        .events()
        .forEach((number, book) -> {
          known.addAll(book.ids());
          String wanted = CrashWorker.fails(number) ? "failed" : "completed";
          for (String id : book.ids()) {
            StoredRuns.Stored run = byId.get(id);
            if (run != null && !run.status().equals(wanted)) {
              violations.add("run %d, %s, is %s".formatted(number, id, run.status()));
            }
            if (book.arrivals().stream().noneMatch(Arrival::isSuccess)) {
              violations.add("%s was never executed to its end".formatted(id));
            }
          }
        });
    triggered.stream()
        .filter(run -> !known.contains(run.id()))
        .forEach(run -> violations.add(run.id() + " was stored and never acknowledged"));
  }

  /** Whether each webhook that was to trigger a run has triggered one. */
  void compareEvents(ApiClient api, Books webhooks, Books executed) {
    Map<String, List<StoredRuns.Stored>> byEvent =
        StoredRuns.of(api, CrashWorker.BY_EVENT).stream()
            .collect(Collectors.groupingBy(StoredRuns.Stored::event));
    webhooks
        .events()
        .forEach((number, webhook) -> {
          if (!Webhook.triggersRun(number)) {
            return;
          }
          String wanted = CrashWorker.fails(number) ? "failed" : "completed";
          for (String event : webhook.ids()) {
            List<StoredRuns.Stored> runs = byEvent.getOrDefault(event, List.of());
            if (runs.size() != 1 || !runs.getFirst().status().equals(wanted)) {
              violations.add("%s has triggered %s".formatted(event, runs));
            }
          }
          if (executed.of(number).arrivals().stream().noneMatch(Arrival::isSuccess)) {
            violations.add("webhook %d was never executed to its end".formatted(number));
          }
        });
  }

  /** Whether each run that failed is told of once, and nothing else is. */
  void compareAlerts(ApiClient api) {
    Map<String, Integer> alerts = new HashMap<>();
    StoredRuns.alerted(api).forEach(run -> alerts.merge(run, 1, Integer::sum));
    List<StoredRuns.Stored> all = new ArrayList<>(triggered);
    all.addAll(StoredRuns.of(api, CrashWorker.BY_EVENT));
    for (StoredRuns.Stored run : all) {
      Integer told = alerts.remove(run.id());
      int wanted = run.status().equals("failed") ? 1 : 0;
      if ((told == null ? 0 : told) != wanted) {
        violations.add("%s is %s and has %s alerts".formatted(run.id(), run.status(), told));
      }
    }
    alerts
        .keySet()
        .forEach(run -> violations.add("an alert about " + run + ", which is not there"));
  }

  private static Map<String, StoredRuns.Stored> byId(List<StoredRuns.Stored> runs) {
    return runs.stream().collect(Collectors.toMap(StoredRuns.Stored::id, run -> run));
  }
}
