package dev.hookline.task;

import dev.hookline.id.Id;
import dev.hookline.id.IdPrefix;
import dev.hookline.job.AttemptResult;
import dev.hookline.job.Step;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What workers ask of the server: to be known, to get runs, and to have told what became of them.
 * Remote workers come here through the HTTP API, those in this process directly.
 */
public final class Workers {

  private static final Logger log = LoggerFactory.getLogger(Workers.class);

  public static final Duration WAIT_MAX = Duration.ofSeconds(30);
  public static final Duration HEARTBEAT = Duration.ofSeconds(10);
  public static final int REPORTS_MAX = 1_000;

  private final Tasks tasks;
  private final Queues queues;
  private final WorkerSessions sessions;
  private final RunsUnderWay underWay;
  private final HeldRuns heldRuns;
  private final RunStore runs;
  private final RunNews news;
  private final RunEnds ends;
  private final InstantSource clock;
  private volatile Runnable wakeWatch = () -> {};

  Workers(
      Tasks tasks,
      Queues queues,
      WorkerSessions sessions,
      RunsUnderWay underWay,
      HeldRuns heldRuns,
      RunStore runs,
      RunNews news,
      RunEnds ends,
      InstantSource clock) {
    this.tasks = tasks;
    this.queues = queues;
    this.sessions = sessions;
    this.underWay = underWay;
    this.heldRuns = heldRuns;
    this.runs = runs;
    this.news = news;
    this.ends = ends;
    this.clock = clock;
  }

  /** How long a session lives without being heard of. */
  public static Duration expiry() {
    return RunTimes.SESSION_EXPIRY;
  }

  /**
   * A worker says who it is and what it executes. Blocks when its tasks or queues are new. Empty
   * when too many workers are connected.
   *
   * @param queueLimits what the definitions say of their queues
   * @param inProcess whether it lives and dies with this process
   */
  public Optional<WorkerSession> register(
      Id project,
      String name,
      @Nullable String version,
      int slots,
      List<TaskDefinition> definitions,
      List<QueueLimits> queueLimits,
      boolean inProcess) {
    for (TaskDefinition task : definitions) {
      queues.named(project, task.queue());
      tasks.save(task);
    }
    queueLimits.forEach(limits -> declare(project, limits));
    Set<String> names =
        definitions.stream().map(TaskDefinition::name).collect(Collectors.toUnmodifiableSet());
    Optional<WorkerSession> session =
        sessions.open(project, name, version, slots, names, inProcess);
    if (session.isPresent()) {
      log.info("worker.registered worker={} tasks={} slots={}", name, names.size(), slots);
      heldRuns.somebodyCame(project);
      wakeWatch.run();
    }
    return session;
  }

  /** A definition sets the limits of a queue, unless an operator has. Blocks when they are new. */
  public void declare(Id project, QueueLimits limits) {
    heldRuns.limit(
        queues.named(project, limits.queue()),
        present ->
            present.setByOperator()
                ? present
                : present.withLimits(limits.concurrency(), limits.concurrencyPerKey(), false));
  }

  /** Empty when the session is over: the worker is to register again. */
  public Optional<WorkerSession> session(Id project, Id session) {
    return sessions.find(project, session);
  }

  /** The workers of a project that are connected. */
  public List<WorkerSession> connected(Id project) {
    return sessions.of(project);
  }

  /** How many workers of all projects are connected. */
  public int count() {
    return sessions.count();
  }

  /**
   * Gives back what the last answer to a lease brought, if that answer did not arrive.
   *
   * @param received the number of the last answer that did; 0 for none
   */
  public void received(WorkerSession session, long received) {
    for (RunUnderWay run : sessions.lostOnTheWay(session, received)) {
      run.end(ends.givenBack(run), _ -> {});
    }
  }

  /**
   * Asks for runs; answered at once when some are ready or some are to be cancelled, else when
   * there are, at the latest after the wait. Never blocks; the answer comes on any thread, which
   * must not be blocked.
   *
   * @return takes this wish back, if it has not been answered; for a worker that has gone
   */
  public Runnable lease(WorkerSession session, int max, Duration wait, Consumer<Leased> answer) {
    Consumer<Leased> told =
        leased -> {
          answer.accept(leased);
          leased.runs().forEach(run -> news.changed(run.id()));
        };
    sessions.lease(session, max, wait, told);
    wakeWatch.run();
    return () -> sessions.unpark(session, told);
  }

  /** The runs that the worker is to end. */
  public List<CancelWish> heartbeat(WorkerSession session) {
    return sessions.heartbeat(session);
  }

  /**
   * Takes what a worker has to say. Never blocks; the answer, one result for each report, comes
   * when all of it is on stable storage, on a thread that must not be blocked.
   */
  public void report(
      WorkerSession session,
      List<WorkerReport> reports,
      Consumer<List<WorkerReport.Result>> answer) {
    session.heard(clock.millis());
    Reporting reporting = new Reporting(reports.size(), answer);
    List<RunNote> notes = new ArrayList<>();
    List<Integer> noted = new ArrayList<>();
    Map<RunUnderWay, ReportedSteps> stepped = new LinkedHashMap<>();
    List<Runnable> toEnd = new ArrayList<>();
    Set<RunUnderWay> overBudget = new HashSet<>();
    Set<RunUnderWay> ended = new HashSet<>();
    for (int at = 0; at < reports.size(); at++) {
      WorkerReport report = reports.get(at);
      RunUnderWay run = sessions.held(session, report.run(), report.lease());
      if (run == null || (!report.isEnd() && ended.contains(run))) {
        reporting.result(at, WorkerReport.Result.STALE);
        continue;
      }
      if (report instanceof WorkerReport.Stepped(Id _, int _, Step step) && !run.mayMemoise(step)) {
        overBudget.add(run);
      }
      if (overBudget.contains(run)) {
        reporting.result(at, WorkerReport.Result.STEPS_REFUSED);
        continue;
      }
      if (report.isEnd()) {
        ended.add(run);
      }
      switch (report) {
        case WorkerReport.Started _ -> reporting.result(at, WorkerReport.Result.OK);
        case WorkerReport.Logged logged -> {
          notes.add(new RunNote.Logged(run.claimed().job(), logged.lines()));
          noted.add(at);
        }
        case WorkerReport.Described described -> {
          notes.add(new RunNote.Described(run.claimed().job(), described.change()));
          noted.add(at);
        }
        case WorkerReport.Stepped(Id _, int _, Step step) ->
            stepped.computeIfAbsent(run, _ -> new ReportedSteps()).add(at, step);
        case WorkerReport.Completed(Id _, int _, byte[] output) ->
            end(run, ends.completed(run, output), at, stepped, reporting, toEnd);
        case WorkerReport.Failed failed ->
            end(run, ends.failed(run, failed), at, stepped, reporting, toEnd);
        case WorkerReport.Suspended suspended ->
            end(
                run,
                ends.suspended(suspended.waitFor(), suspended.until()),
                at,
                stepped,
                reporting,
                toEnd);
        case WorkerReport.Cancelled _ ->
            end(run, ends.cancelled(run), at, stepped, reporting, toEnd);
        case WorkerReport.TimedOut _ -> end(run, ends.timedOut(run), at, stepped, reporting, toEnd);
        case WorkerReport.Released _ ->
            end(run, ends.givenBack(run), at, stepped, reporting, toEnd);
      }
    }
    stepped.forEach((run, steps) -> steps.note(run.claimed().job(), notes, noted));
    if (!notes.isEmpty()) {
      runs.note(notes, results -> noted(notes, noted, results, reporting));
    }
    // After the notes, which are refused once the run has ended; both go to one writer, in order.
    toEnd.forEach(Runnable::run);
    reporting.answerIfDone();
  }

  /** The steps that were reported before it are memoised with the end, or not at all. */
  private static void end(
      RunUnderWay run,
      AttemptResult result,
      int position,
      Map<RunUnderWay, ReportedSteps> stepped,
      Reporting reporting,
      List<Runnable> toEnd) {
    ReportedSteps together = stepped.remove(run);
    List<Integer> positions = together == null ? List.of() : together.positions();
    AttemptResult whole = together == null ? result : result.memoising(together.steps());
    toEnd.add(() ->
        run.end(
            whole,
            kept -> {
              WorkerReport.Result told = kept ? WorkerReport.Result.OK : WorkerReport.Result.STALE;
              positions.forEach(at -> reporting.result(at, told));
              reporting.result(position, told);
            }));
  }

  private void noted(
      List<RunNote> notes,
      List<Integer> positions,
      List<RunNote.Result> results,
      Reporting reporting) {
    for (int at = 0; at < notes.size(); at++) {
      reporting.result(
          positions.get(at),
          switch (results.get(at)) {
            case KEPT -> WorkerReport.Result.OK;
            case STALE -> WorkerReport.Result.STALE;
            case REFUSED -> WorkerReport.Result.METADATA_REFUSED;
            case UNAVAILABLE -> WorkerReport.Result.UNAVAILABLE;
          });
      if (results.get(at) == RunNote.Result.KEPT) {
        news.changed(notes.get(at).held().id());
      }
    }
  }

  /** The worker leaves: what it still holds is handed to others at once. */
  public void leave(WorkerSession session) {
    end(session, ends::givenBack, ends.held(RunMaker.NO_WORKER));
  }

  /** The server stops: no worker connects any more, and what workers hold is for the next start. */
  public void close() {
    for (WorkerSession session : sessions.closeAll()) {
      end(session, ends::givenBack, ends.released());
    }
  }

  /** A session that was not heard of for too long. */
  void lost(WorkerSession session) {
    log.warn(
        "worker.lost worker={} session={}", session.name(), session.id().text(IdPrefix.WORKER));
    String why = "the worker was not heard of any more";
    end(session, run -> ends.lost(run, why), ends.held(RunMaker.NO_WORKER));
  }

  /**
   * Ends a session, and with it the attempts that it left behind.
   *
   * @param begun how those end that it held
   * @param unbegun how those end that nobody else can execute
   */
  private void end(
      WorkerSession session, Function<RunUnderWay, AttemptResult> begun, AttemptResult unbegun) {
    sessions
        .close(session)
        .ifPresent(left -> {
          left.held().forEach(run -> run.end(begun.apply(run), _ -> {}));
          left.unbegun().forEach(run -> run.end(unbegun, _ -> {}));
        });
  }

  /** What is under way. */
  public RunsUnderWay underWay() {
    return underWay;
  }

  /** Runs something whenever there is more to watch over than before. */
  void onWake(Runnable wake) {
    wakeWatch = wake;
  }
}
