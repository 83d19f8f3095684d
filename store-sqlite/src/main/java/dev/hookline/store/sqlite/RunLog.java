package dev.hookline.store.sqlite;

import dev.hookline.task.LogLine;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;

/** The log lines of runs. A full log takes no more lines and only counts them. */
final class RunLog {

  static final String LIST =
      """
      SELECT number, at, level, message, fields FROM run_log
      WHERE run = ? AND number > ? ORDER BY number LIMIT ?
      """;

  static final String STATE =
      "SELECT log_lines, log_characters, logs_dropped FROM run WHERE id = ?";

  private static final String INSERT =
      "INSERT INTO run_log (run, number, at, level, message, fields) VALUES (?, ?, ?, ?, ?, ?)";

  static final String SAVE =
      "UPDATE run SET log_lines = ?, log_characters = ?, logs_dropped = ? WHERE id = ?";

  private record State(int lines, int characters, long dropped) {

    State with(int more) {
      return new State(lines + 1, characters + more, dropped);
    }

    State withDropped(long more) {
      return new State(lines, characters, dropped + more);
    }
  }

  private RunLog() {}

  static LogLine line(Row row) throws SQLException {
    return new LogLine(row.number(), row.time(), row.text(), row.text(), row.textOrNull());
  }

  static void append(Transaction transaction, long run, List<LogLine> lines) throws SQLException {
    State state =
        transaction
            .query(STATE)
            .put(run)
            .first(row -> new State(row.integer(), row.integer(), row.number()));
    if (state == null) {
      return;
    }
    for (int at = 0; at < lines.size(); at++) {
      LogLine line = lines.get(at).cut();
      int characters = line.characters();
      boolean fits =
          state.dropped() == 0
              && state.lines() < LogLine.LINES_MAX - 1
              && state.characters() + characters <= LogLine.CHARACTERS_MAX;
      if (fits) {
        state = state.with(characters);
        insert(transaction, run, state.lines(), line);
      } else {
        state = full(transaction, run, state, line.at()).withDropped(lines.size() - at);
        break;
      }
    }
    transaction
        .query(SAVE)
        .put(state.lines())
        .put(state.characters())
        .put(state.dropped())
        .put(run)
        .update();
  }

  /** The last line that is kept says that it is. */
  private static State full(Transaction transaction, long run, State state, Instant at)
      throws SQLException {
    if (state.dropped() > 0) {
      return state;
    }
    State last = state.with(0);
    insert(transaction, run, last.lines(), LogLine.full(at));
    return last;
  }

  private static void insert(Transaction transaction, long run, int number, LogLine line)
      throws SQLException {
    transaction
        .query(INSERT)
        .put(run)
        .put(number)
        .put(line.at())
        .put(line.level())
        .put(line.message())
        .put(line.fields())
        .update();
  }
}
