package dev.hookline.ingest;

import java.util.List;

/**
 * Where accepted events become durable. An implementation commits many appends at once: all that
 * arrive while a commit is under way share the next.
 */
public interface EventLog {

  /**
   * Stores each event with its jobs in one transaction and then tells each append how it went.
   * Returns at once; the answers come on a thread of the log, which must not be blocked. Appends
   * that wait longer than the log's time limit are answered {@link Appended.Unavailable} and are
   * not stored.
   */
  void append(List<Append> appends);
}
