package dev.hookline.store.sqlite;

import dev.hookline.job.StoreUnavailable;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.LinkedBlockingQueue;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Connections for queries, each on a platform thread of its own: a call into SQLite would pin the
 * carrier of a virtual thread, so callers of any kind hand their query over and wait.
 */
final class Readers implements AutoCloseable {

  private static final Logger log = LoggerFactory.getLogger(Readers.class);

  private static final Duration TIME_MAX = Duration.ofSeconds(10);

  /** What is to be asked, on one connection. */
  interface Question<T extends @Nullable Object> {
    T in(Session session) throws SQLException;
  }

  private record Asked<T extends @Nullable Object>(
      Question<T> question, CompletableFuture<T> answer) {

    void answer(Session session) throws SQLException {
      try {
        answer.complete(question.in(session));
      } catch (SQLException error) {
        fail(error);
        throw error;
      } catch (RuntimeException defect) {
        answer.completeExceptionally(defect);
      }
    }

    void fail(SQLException error) {
      answer.completeExceptionally(
          new StoreUnavailable("the store cannot read: " + error.getMessage(), error));
    }
  }

  private record Reader(Session session, ReadingTime time) {
    static Reader on(Connection connection) throws SQLException {
      return new Reader(new Session(connection), ReadingTime.limit(connection, TIME_MAX));
    }
  }

  private final Connections connections;
  private final LinkedBlockingQueue<Asked<?>> asked = new LinkedBlockingQueue<>();
  private final List<Thread> threads = new ArrayList<>();
  private volatile boolean closed;

  Readers(Connections connections, int count) {
    this.connections = connections;
    for (int number = 1; number <= count; number++) {
      Thread thread =
          Thread.ofPlatform().name("sqlite-reader-" + number).daemon().unstarted(this::run);
      threads.add(thread);
    }
  }

  void start() {
    threads.forEach(Thread::start);
  }

  /** Blocks until the question is answered. */
  <T extends @Nullable Object> T read(Question<T> question) {
    if (closed) {
      throw new StoreUnavailable("the store is closed");
    }
    CompletableFuture<T> answer = new CompletableFuture<>();
    Asked<T> put = new Asked<>(question, answer);
    asked.add(put);
    if (closed && asked.remove(put)) {
      throw new StoreUnavailable("the store is closed");
    }
    try {
      return answer.join();
    } catch (CompletionException failed) {
      throw failed.getCause() instanceof RuntimeException cause ? cause : failed;
    }
  }

  private void run() {
    Reader reader = null;
    while (!closed) {
      try {
        Asked<?> next = asked.take();
        reader = answer(next, reader);
      } catch (InterruptedException stopped) {
        break;
      }
    }
    close(reader);
  }

  /** Gives back the reader to go on with; null when it should be a new one. */
  private @Nullable Reader answer(Asked<?> next, @Nullable Reader present) {
    Reader reader = present;
    try {
      if (reader == null) {
        reader = Reader.on(connections.reader());
      }
    } catch (SQLException error) {
      next.fail(error);
      return null;
    }
    try {
      reader.time().begin();
      next.answer(reader.session());
      return reader;
    } catch (SQLException error) {
      return close(reader);
    }
  }

  private static @Nullable Reader close(@Nullable Reader reader) {
    if (reader != null) {
      try {
        reader.session().close();
      } catch (SQLException error) {
        log.warn("A reader's connection did not close cleanly", error);
      }
    }
    return null;
  }

  @Override
  public void close() {
    closed = true;
    threads.forEach(Thread::interrupt);
    for (Thread thread : threads) {
      try {
        thread.join();
      } catch (InterruptedException interrupted) {
        Thread.currentThread().interrupt();
      }
    }
    for (Asked<?> unanswered = asked.poll(); unanswered != null; unanswered = asked.poll()) {
      unanswered.answer().completeExceptionally(new StoreUnavailable("the store is closed"));
    }
  }
}
