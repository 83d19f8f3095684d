package dev.hookline.store.sqlite;

import dev.hookline.delivery.EndpointStore;
import dev.hookline.event.EventReader;
import dev.hookline.id.IdGenerator;
import dev.hookline.ingest.EventLog;
import dev.hookline.ingest.RequestLog;
import dev.hookline.ingest.SourceStore;
import dev.hookline.job.JobActions;
import dev.hookline.job.JobReader;
import dev.hookline.job.JobStore;
import dev.hookline.live.Meters;
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
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.sql.SQLException;
import java.time.InstantSource;
import java.util.function.LongSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** All that is kept in one data folder. One process at a time may have it open. */
public final class SqliteStore implements AutoCloseable {

  private static final Logger log = LoggerFactory.getLogger(SqliteStore.class);

  /**
   * Every table whose row numbers are ids. Owners are among them: a start whose clock is behind
   * must not take the id of another.
   */
  static final String GREATEST_ID =
      """
      SELECT max(id) FROM (
        SELECT max(id) AS id FROM event UNION ALL SELECT max(id) FROM job
        UNION ALL SELECT max(id) FROM request UNION ALL SELECT max(id) FROM source
        UNION ALL SELECT max(id) FROM endpoint UNION ALL SELECT max(id) FROM api_key
        UNION ALL SELECT max(id) FROM project UNION ALL SELECT max(id) FROM token
        UNION ALL SELECT max(id) FROM queue UNION ALL SELECT max(id) FROM queue_lane
        UNION ALL SELECT max(id) FROM schedule
        UNION ALL SELECT max(owner) FROM job WHERE status < 3 AND status = 1)
      """;

  private final FolderLock lock;
  private final FileCache cache;
  private final GroupCommit writer;
  private final Readers readers;
  private final Checkpointer checkpointer;
  private final IdGenerator ids;
  private final EventLog eventLog;
  private final EventReader eventReader;
  private final JobStore jobStore;
  private final JobReader jobReader;
  private final JobActions jobActions;
  private final EndpointStore endpoints;
  private final SourceStore sources;
  private final SqliteRequestLog requests;
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

  private SqliteStore(
      SqliteSettings settings,
      FolderLock lock,
      DatabaseFile file,
      Connections connections,
      FileCache cache,
      WriterSession session,
      IdGenerator ids,
      SecretCipher cipher,
      Meters meters,
      LongSupplier nanoClock,
      InjectedFault fault,
      WokenRuns woken,
      InstantSource clock) {
    this.lock = lock;
    this.cache = cache;
    this.ids = ids;
    DiskSpace space = new DiskSpace(file, settings.folder(), settings.freeBytesMin());
    checkpointer = new Checkpointer(connections, cache, space, settings.database());
    writer =
        new GroupCommit(settings, session, space, checkpointer, meters, nanoClock, fault, woken);
    readers = new Readers(connections, settings.readers());
    eventLog = new SqliteEventLog(writer);
    eventReader = new SqliteEventReader(readers);
    jobStore = new SqliteJobStore(writer, readers, ids);
    jobReader = new SqliteJobReader(readers);
    jobActions = new SqliteJobActions(writer);
    endpoints = new SqliteEndpointStore(writer, readers, cipher);
    sources = new SqliteSourceStore(writer, readers, cipher);
    KeepingRate rate = new KeepingRate(settings.requestsPerSecond(), nanoClock);
    requests = new SqliteRequestLog(writer, readers, settings.requestsKept(), rate);
    apiKeys = new SqliteApiKeyStore(writer, readers);
    projects = new SqliteProjectStore(writer);
    answers = new SqliteAnswerStore(writer, readers);
    FreePages freePages = new FreePages(writer, space, checkpointer);
    retention = new SqliteRetentionStore(writer, readers, freePages);
    tasks = new SqliteTaskStore(writer, readers, cipher);
    queues = new SqliteQueueStore(writer, readers, clock);
    runs = new SqliteRunStore(writer, readers, woken);
    tokens = new SqliteTokenStore(writer, readers);
    schedules = new SqliteScheduleStore(writer, readers);
    health = new SqliteStoreHealth(writer, space);
  }

  /**
   * Opens the store in a folder, making both when they are missing.
   *
   * @param clock what ids are made from
   * @param nanoClock what waiting is measured with
   * @throws FolderInUse when another process has it open
   * @throws SchemaMismatch when it was written by a release that this one does not know
   * @throws IllegalStateException when the folder cannot be used; the message says why in a line
   */
  public static SqliteStore open(
      SqliteSettings settings,
      InstantSource clock,
      LongSupplier nanoClock,
      SecretCipher cipher,
      Meters meters) {
    try {
      Files.createDirectories(settings.folder());
      FolderLock lock = FolderLock.take(settings.folder());
      try {
        return open(settings, clock, nanoClock, cipher, meters, lock);
      } catch (SQLException | IOException | RuntimeException error) {
        lock.close();
        throw error;
      }
    } catch (IOException error) {
      throw Unusable.because(error);
    } catch (SQLException error) {
      throw Unusable.because(error, settings.database());
    }
  }

  private static SqliteStore open(
      SqliteSettings settings,
      InstantSource clock,
      LongSupplier nanoClock,
      SecretCipher cipher,
      Meters meters,
      FolderLock lock)
      throws SQLException, IOException {
    InjectedFault fault = InjectedFault.configured();
    if (fault != InjectedFault.NONE) {
      log.warn("A DEFECT IS SWITCHED ON: {}. Acknowledged events can be lost.", fault);
    }
    NativeLibrary.load(settings.folder());
    NativeLibrary.deleteUnpacked(settings.folder());
    FirstStart.begin(settings.database());
    DatabaseFile file = new DatabaseFile(settings.database());
    Connections connections = new Connections(file, fault);
    WokenRuns woken = new WokenRuns();
    WriterSession session =
        new WriterSession(file, connections, new DedupeKeys(settings.keysPerRun()), woken, clock);
    try {
      FirstStart.done(settings.database());
      IdGenerator ids = new IdGenerator(clock, session.session().query(GREATEST_ID).number());
      SqliteStore store =
          new SqliteStore(
              settings,
              lock,
              file,
              connections,
              new FileCache(settings.database(), FileCache.KEPT_BYTES),
              session,
              ids,
              cipher,
              meters,
              nanoClock,
              fault,
              woken,
              clock);
      store.start();
      return store;
    } catch (SQLException | IOException | RuntimeException error) {
      session.close();
      throw error;
    }
  }

  private void start() {
    checkpointer.start();
    readers.start();
    writer.start();
  }

  /** For tests that disturb the writer. */
  GroupCommit writer() {
    return writer;
  }

  /** Moves all that is in the write-ahead log into the database file. */
  void checkpoint() {
    checkpointer.now();
  }

  /** How many rejected requests were not kept since the start, because they were too many. */
  public long requestsDropped() {
    return requests.dropped();
  }

  /** Makes every id of this process: greater than all that are stored, whatever the clock says. */
  public IdGenerator ids() {
    return ids;
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

  /** Writes what is queued, then closes the database; what comes after is refused. */
  @Override
  public void close() {
    readers.close();
    checkpointer.close();
    writer.close();
    cache.close();
    try {
      lock.close();
    } catch (IOException error) {
      throw new UncheckedIOException(error);
    }
  }
}
