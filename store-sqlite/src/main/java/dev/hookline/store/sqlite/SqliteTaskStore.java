package dev.hookline.store.sqlite;

import dev.hookline.id.Id;
import dev.hookline.job.RetryPolicy;
import dev.hookline.task.HttpTarget;
import dev.hookline.task.TaskDefinition;
import dev.hookline.task.TaskStore;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Keeps what is known of tasks. */
final class SqliteTaskStore implements TaskStore {

  private static final String COLUMNS =
      "project, project_low, name, description, queue, retry, max_duration_ms, ttl_ms,"
          + " subscriptions, http_url, http_secret, http_timeout_ms, updated_at";

  private static final String SAVE =
      "INSERT OR REPLACE INTO task ("
          + COLUMNS
          + ") VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)";

  private static final String ALL = "SELECT " + COLUMNS + " FROM task ORDER BY project, name";
  private static final String DELETE = "DELETE FROM task WHERE project = ? AND name = ?";

  private final GroupCommit writer;
  private final Readers readers;
  private final SecretCipher cipher;

  SqliteTaskStore(GroupCommit writer, Readers readers, SecretCipher cipher) {
    this.writer = writer;
    this.readers = readers;
    this.cipher = cipher;
  }

  @Override
  public List<TaskDefinition> all() {
    return readers.read(session -> session.query(ALL).list(this::task));
  }

  @Override
  public void save(TaskDefinition task) {
    HttpTarget http = task.http();
    byte[] sealed =
        http == null
            ? null
            : secrets(task.name())
                .of(task.project(), List.of(http.secret()), secret -> secret, _ -> null);
    writer.write(transaction -> save(transaction.query(SAVE), task, http, sealed));
  }

  private static int save(
      Query query, TaskDefinition task, @Nullable HttpTarget http, byte @Nullable [] sealed)
      throws SQLException {
    Duration ttl = task.ttl();
    query
        .put(task.project())
        .put(task.name())
        .put(task.description())
        .put(task.queue())
        .put(RetryText.of(task.retry()))
        .put(task.maxDuration().toMillis())
        .put(ttl == null ? null : Long.valueOf(ttl.toMillis()))
        .put(SubscriptionLines.of(task.subscriptions()));
    if (http == null || sealed == null) {
      query.put((String) null).put((String) null).put((Long) null);
    } else {
      query.put(http.url()).put(sealed).put(http.timeout().toMillis());
    }
    return query.put(task.updatedAt()).update();
  }

  @Override
  public void delete(Id project, String name) {
    writer.write(transaction -> transaction.query(DELETE).put(project.high()).put(name).update());
  }

  /** A secret is bound to its place: its task has no id, so the name is part of it. */
  private SecretLines secrets(String task) {
    return new SecretLines(cipher, "task|" + task);
  }

  private TaskDefinition task(Row row) throws SQLException {
    Id project = row.id();
    String name = row.text();
    return new TaskDefinition(
        project,
        name,
        row.textOrNull(),
        row.text(),
        retry(row.text()),
        Duration.ofMillis(row.number()),
        duration(row.numberOrNull()),
        SubscriptionLines.read(row.text()),
        http(project, name, row.textOrNull(), row.bytes(), row.numberOrNull()),
        row.time());
  }

  private static RetryPolicy.Exponential retry(String text) {
    return switch (RetryText.read(text)) {
      case RetryPolicy.Exponential exponential -> exponential;
      case RetryPolicy.Schedule _ ->
          throw new IllegalStateException("not a retry policy of a task: " + text);
    };
  }

  private static @Nullable Duration duration(@Nullable Long millis) {
    return millis == null ? null : Duration.ofMillis(millis);
  }

  private @Nullable HttpTarget http(
      Id project, String task, @Nullable String url, byte[] sealed, @Nullable Long timeoutMillis) {
    if (url == null || timeoutMillis == null) {
      return null;
    }
    String secret = secrets(task).read(project, sealed, (text, _) -> text).getFirst();
    return new HttpTarget(url, secret, Duration.ofMillis(timeoutMillis));
  }
}
