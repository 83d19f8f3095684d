package dev.hookline.testkit.memory;

import dev.hookline.delivery.EndpointStore;
import dev.hookline.event.Event;
import dev.hookline.event.EventReader;
import dev.hookline.id.IdGenerator;
import dev.hookline.ingest.EventLog;
import dev.hookline.ingest.RequestLog;
import dev.hookline.ingest.SourceStore;
import dev.hookline.job.Job;
import dev.hookline.job.JobActions;
import dev.hookline.job.JobReader;
import dev.hookline.job.JobStore;
import dev.hookline.operate.AnswerStore;
import dev.hookline.operate.ApiKeyStore;
import dev.hookline.operate.ProjectStore;
import dev.hookline.operate.RetentionStore;
import dev.hookline.operate.StoreHealth;
import dev.hookline.task.QueueStore;
import dev.hookline.task.RunStore;
import dev.hookline.task.ScheduleStore;
import dev.hookline.task.TaskStore;
import dev.hookline.task.TokenStore;
import dev.hookline.testkit.contract.Stores;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.Executor;
import java.util.function.Supplier;

/**
 * A store in memory that keeps every promise of a durable one, but for surviving the JVM; and that
 * breaks them when a test says so, through {@link #faults} and {@link #commits}. Safe for many
 * threads.
 */
public final class MemoryStore {

  private static final int REQUESTS_KEPT = 10_000;

  private final IdGenerator ids;
  private final StoreFaults faults = new StoreFaults();
  private final Tables tables;
  private final Commits commits;
  private final EventLog eventLog;
  private final EventReader eventReader;
  private final JobStore jobStore;
  private final JobReader jobReader;
  private final JobActions jobActions;
  private final EndpointStore endpoints;
  private final SourceStore sources;
  private final RequestLog requests;
  private final ApiKeyStore apiKeys;
  private final ProjectStore projects;
  private final AnswerStore answers;
  private final RetentionStore retention;
  private final TaskStore tasks;
  private final QueueStore queues;
  private final RunStore runs;
  private final TokenStore tokens;
  private final ScheduleStore schedules;
  private final StoreHealth health;

  /**
   * @param ids for the attempts that the store itself keeps; {@link #stores} hands them on
   * @param storeThread where appends and finishes are committed and answered, one after the other
   */
  public MemoryStore(IdGenerator ids, Executor storeThread) {
    this.ids = ids;
    Supplier<Instant> now = () -> ids.next().time();
    tables = new Tables(faults, now);
    commits = new Commits(storeThread);
    eventLog = new MemoryEventLog(tables, commits, faults);
    eventReader = new MemoryEventReader(tables);
    jobStore = new MemoryJobStore(tables, commits, faults, ids);
    jobReader = new MemoryJobReader(tables);
    jobActions = new MemoryJobActions(tables);
    endpoints = new MemorySettings.Endpoints(tables);
    sources = new MemorySettings.Sources(tables);
    requests = new MemoryRequestLog(tables, commits, faults, REQUESTS_KEPT);
    apiKeys = new MemorySettings.ApiKeys(tables);
    projects = new MemorySettings.Projects(tables);
    answers = new MemorySettings.Answers(tables);
    retention = new MemoryRetentionStore(tables);
    tasks = new MemoryTasks.Definitions(tables);
    queues = new MemoryTasks.Queues(tables, now);
    runs = new MemoryRunStore(tables, commits, faults);
    tokens = new MemoryTasks.Tokens(tables);
    schedules = new MemoryTasks.Schedules(tables);
    health = faults::problem;
  }

  /** A store that commits and answers before the call returns. */
  public static MemoryStore immediate(IdGenerator ids) {
    return new MemoryStore(ids, Runnable::run);
  }

  /** Every job as it is stored, newest first, whatever the faults; for checks. */
  public List<Job> storedJobs() {
    return tables.commit(() -> List.copyOf(tables.jobs.newestFirst()));
  }

  /** Every event as it is stored, oldest first, whatever the faults; for checks. */
  public List<Event> storedEvents() {
    return tables.commit(() -> List.copyOf(tables.events.values()));
  }

  /** What goes wrong. */
  public StoreFaults faults() {
    return faults;
  }

  /** When appends and finishes are committed and answered. */
  public Commits commits() {
    return commits;
  }

  /** All its ports. */
  public Stores stores() {
    return new Stores(
        ids,
        eventLog,
        eventReader,
        jobStore,
        jobReader,
        jobActions,
        endpoints,
        sources,
        requests,
        apiKeys,
        projects,
        answers,
        retention,
        tasks,
        queues,
        runs,
        tokens,
        schedules,
        health);
  }

  public EventLog eventLog() {
    return eventLog;
  }

  public EventReader eventReader() {
    return eventReader;
  }

  public JobStore jobStore() {
    return jobStore;
  }

  public JobReader jobReader() {
    return jobReader;
  }

  public JobActions jobActions() {
    return jobActions;
  }

  public EndpointStore endpoints() {
    return endpoints;
  }

  public SourceStore sources() {
    return sources;
  }

  public RequestLog requests() {
    return requests;
  }

  public ApiKeyStore apiKeys() {
    return apiKeys;
  }

  public ProjectStore projects() {
    return projects;
  }

  public AnswerStore answers() {
    return answers;
  }

  public RetentionStore retention() {
    return retention;
  }

  public TaskStore tasks() {
    return tasks;
  }

  public QueueStore queues() {
    return queues;
  }

  public RunStore runs() {
    return runs;
  }

  public TokenStore tokens() {
    return tokens;
  }

  public ScheduleStore schedules() {
    return schedules;
  }

  public StoreHealth health() {
    return health;
  }
}
