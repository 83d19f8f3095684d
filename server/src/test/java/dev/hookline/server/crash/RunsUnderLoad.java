package dev.hookline.server.crash;

import dev.hookline.server.story.ApiClient;
import java.util.ArrayList;
import java.util.List;

/** Runs that are triggered and executed while the server dies: their load, worker and books. */
final class RunsUnderLoad {

  private final Books triggered = new Books();
  private final Books byEvent = new Books();
  private final CrashWorker worker;
  private final Load load;

  RunsUnderLoad(CrashPlan plan, int port) throws InterruptedException {
    worker = new CrashWorker(plan, port, triggered, byEvent);
    load = Load.ofTriggers(plan, triggered, port, CrashWorker.TRIGGERED);
  }

  /** The books of those that are triggered through the API. */
  Books triggered() {
    return triggered;
  }

  /** Those that were acknowledged at a time and not executed to their end. */
  List<EventBook> waitingAt(long nanos) {
    return triggered.waitingAt(nanos);
  }

  /** Triggers no more; false when something is not acknowledged for too long. */
  boolean finish() throws InterruptedException {
    return load.finish();
  }

  String lastRefusal() {
    return load.lastRefusal();
  }

  int lost(ApiClient api) {
    return new RunAudit(api, triggered).lost();
  }

  /** To be asked when everything has settled. */
  RunReport report(ApiClient api, Books webhooks, List<Death> deaths) {
    RunAudit audit = new RunAudit(api, triggered);
    audit.compareEnds(triggered);
    audit.compareEvents(api, webhooks, byEvent);
    audit.compareAlerts(api);
    Duplicates repeated = Duplicates.in(triggered, deaths);
    Duplicates repeatedByEvent = Duplicates.in(byEvent, deaths);
    List<String> violations = new ArrayList<>(audit.violations());
    violations.addAll(repeated.unexcused());
    violations.addAll(repeatedByEvent.unexcused());
    violations.addAll(triggered.seenWrong());
    return new RunReport(
        triggered.acknowledged(),
        triggered.arrivals() + byEvent.arrivals(),
        audit.count("completed"),
        audit.count("failed"),
        repeated.all() + repeatedByEvent.all(),
        audit.lost(),
        violations);
  }

  /** Ends load and worker, whatever is left. */
  void end() throws InterruptedException {
    load.giveUp();
    worker.close();
  }
}
