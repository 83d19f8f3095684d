package dev.hookline.store.sqlite;

import java.sql.SQLException;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The connection that writes, and how a batch of changes becomes one transaction on it. After an
 * error that may have damaged the connection the next batch gets a new one, so the store goes on
 * when the disk does.
 */
final class WriterSession {

  private static final Logger log = LoggerFactory.getLogger(WriterSession.class);
  private static final String BEGIN = "BEGIN IMMEDIATE";
  private static final String COMMIT = "COMMIT";
  private static final String ROLLBACK = "ROLLBACK";
  private static final String SAVEPOINT = "SAVEPOINT change";
  private static final String RELEASE = "RELEASE change";
  private static final String UNDO = "ROLLBACK TO change";

  private final DatabaseFile file;
  private final Connections connections;
  private final Counters counters = new Counters();
  private final DedupeKeys keys;
  private final OpenPack pack = new OpenPack();
  private final WokenRuns woken;
  private final InstantSource clock;
  private @Nullable Session session;

  WriterSession(
      DatabaseFile file,
      Connections connections,
      DedupeKeys keys,
      WokenRuns woken,
      InstantSource clock) {
    this.file = file;
    this.connections = connections;
    this.keys = keys;
    this.woken = woken;
    this.clock = clock;
  }

  /** The open session, opened anew when it had to be given up. */
  Session session() throws SQLException {
    Session open = session;
    if (open == null) {
      open = new Session(connections.writer());
      try {
        Migrations.migrate(open.connection());
        keys.load(open);
        pack.load(open);
        file.opened();
      } catch (SQLException | RuntimeException error) {
        open.close();
        throw error;
      }
      session = open;
    }
    return open;
  }

  /**
   * Applies all changes and commits.
   *
   * @param beforeCommit is run when everything is applied
   * @throws ChangeDefect when one of them cannot be applied; everything is rolled back then
   * @throws SQLException when nothing can be written; everything is rolled back then
   */
  void commit(List<Change> changes, Runnable beforeCommit) throws SQLException, ChangeDefect {
    boolean applying = true;
    try {
      Transaction transaction = begin();
      for (Change change : changes) {
        change.apply(transaction);
      }
      applying = false;
      flush();
      beforeCommit.run();
      session().query(COMMIT).update();
      keys.committed();
    } catch (SQLException error) {
      rollback(error);
      if (applying && StorageFailure.of(error) == StorageFailure.OF_THE_CHANGE) {
        throw new ChangeDefect(error);
      }
      throw error;
    } catch (RuntimeException defect) {
      rollback(null);
      if (applying) {
        throw new ChangeDefect(defect);
      }
      throw defect;
    }
  }

  /**
   * The same with a savepoint around each change, so that those which cannot be applied are left
   * out and told.
   *
   * @return those that are stored
   */
  List<Change> commitWithSavepoints(List<Change> changes, Consumer<Runnable> answer)
      throws SQLException {
    List<Change> stored = new ArrayList<>(changes.size());
    List<Runnable> refusals = new ArrayList<>();
    try {
      Transaction transaction = begin();
      for (Change change : changes) {
        Exception defect = tryApply(change, transaction, session());
        if (defect == null) {
          stored.add(change);
        } else {
          log.error("A change could not be stored and was left out", defect);
          refusals.add(() -> change.failed(defect));
        }
      }
      flush();
      session().query(COMMIT).update();
      keys.committed();
    } catch (SQLException error) {
      rollback(error);
      throw error;
    } catch (RuntimeException defect) {
      rollback(null);
      throw defect;
    }
    refusals.forEach(answer);
    return stored;
  }

  private Transaction begin() throws SQLException {
    Session open = session();
    open.query(BEGIN).update();
    counters.clear();
    woken.clear();
    pack.forget();
    return new Transaction(open, counters, keys, pack, woken, clock.instant());
  }

  private void flush() throws SQLException {
    pack.write(session());
    counters.flush(session());
    keys.flush(session());
  }

  private @Nullable Exception tryApply(Change change, Transaction transaction, Session open)
      throws SQLException {
    long[] before = counters.snapshot();
    int wokenBefore = woken.size();
    pack.write(open); // so that it is not undone with this change
    open.query(SAVEPOINT).update();
    Exception defect = null;
    try {
      change.apply(transaction);
    } catch (SQLException error) {
      if (StorageFailure.of(error) != StorageFailure.OF_THE_CHANGE) {
        throw error;
      }
      defect = error;
    } catch (RuntimeException error) {
      defect = error;
    }
    if (defect != null) {
      open.query(UNDO).update();
      pack.forget();
      counters.restore(before);
      woken.truncate(wokenBefore);
    }
    open.query(RELEASE).update();
    return defect;
  }

  private void rollback(@Nullable SQLException cause) {
    keys.rolledBack();
    if (cause != null && StorageFailure.of(cause) == StorageFailure.OF_THE_CONNECTION) {
      close();
      return;
    }
    Session open = session;
    if (open == null) {
      return;
    }
    try {
      open.query(ROLLBACK).update();
    } catch (SQLException error) {
      // Some errors have ended the transaction themselves; then there is none to roll back.
      if (StorageFailure.of(error) != StorageFailure.OF_THE_CHANGE) {
        close();
      }
    }
  }

  void close() {
    Session open = session;
    session = null;
    file.closing();
    if (open != null) {
      try {
        open.close();
      } catch (SQLException error) {
        log.warn("The writer's connection did not close cleanly", error);
      }
    }
  }
}
