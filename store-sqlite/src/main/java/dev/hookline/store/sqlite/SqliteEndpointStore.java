package dev.hookline.store.sqlite;

import dev.hookline.delivery.Endpoint;
import dev.hookline.delivery.EndpointSecret;
import dev.hookline.delivery.EndpointStore;
import dev.hookline.delivery.SignatureSettings;
import dev.hookline.delivery.SignatureSettings.Encoding;
import dev.hookline.delivery.SignatureSettings.Scheme;
import dev.hookline.event.Headers;
import dev.hookline.id.Id;
import dev.hookline.id.IdPrefix;
import dev.hookline.job.Alert;
import dev.hookline.job.Rate;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Keeps endpoints. */
final class SqliteEndpointStore implements EndpointStore {

  private static final String COLUMNS =
      "id, low, project, project_low, url, description, event_types, sources, tenant, headers,"
          + " signature_scheme, signature_header, signature_encoding, signature_prefix, secrets,"
          + " retry, timeout_ms, rate_limit, rate_per_ms, concurrency, enabled, disabled_reason,"
          + " updated_at, filter";

  private static final String SAVE =
      "INSERT OR REPLACE INTO endpoint ("
          + COLUMNS
          + ") VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)";

  private static final String ALL = "SELECT " + COLUMNS + " FROM endpoint ORDER BY id";
  private static final String DELETE = "DELETE FROM endpoint WHERE id = ? AND low = ?";

  private final GroupCommit writer;
  private final Readers readers;
  private final SecretLines secrets;

  SqliteEndpointStore(GroupCommit writer, Readers readers, SecretCipher cipher) {
    this.writer = writer;
    this.readers = readers;
    this.secrets = new SecretLines(cipher, "endpoint");
  }

  @Override
  public List<Endpoint> all() {
    return readers.read(session -> session.query(ALL).list(this::endpoint));
  }

  @Override
  public void save(Endpoint endpoint, @Nullable Alert alert) {
    byte[] sealed =
        secrets.of(
            endpoint.id(), endpoint.secrets(), EndpointSecret::text, EndpointSecret::expiresAt);
    SignatureSettings signature = endpoint.signature();
    Rate rate = endpoint.rateLimit();
    writer.write(transaction -> {
      if (alert != null) {
        StoredEvent.of(alert).insert(transaction, 0);
      }
      return transaction
          .query(SAVE)
          .put(endpoint.id())
          .put(endpoint.project())
          .put(endpoint.url())
          .put(endpoint.description())
          .put(Lines.of(endpoint.eventTypes(), type -> type))
          .put(Lines.of(endpoint.sources(), source -> source.text(IdPrefix.SOURCE)))
          .put(endpoint.tenant())
          .put(endpoint.headers().lines())
          .put(signature.scheme().word())
          .put(signature.header())
          .put(signature.encoding().word())
          .put(signature.prefix())
          .put(sealed)
          .put(RetryText.of(endpoint.retry()))
          .put(endpoint.timeout().toMillis())
          .put(rate == null ? null : Integer.valueOf(rate.limit()))
          .put(rate == null ? null : Long.valueOf(rate.per().toMillis()))
          .put(endpoint.concurrency())
          .put(endpoint.enabled())
          .put(endpoint.disabledReason())
          .put(endpoint.updatedAt())
          .put(endpoint.filter())
          .update();
    });
  }

  @Override
  public void delete(Id endpoint) {
    writer.write(transaction -> transaction.query(DELETE).put(endpoint).update());
  }

  private Endpoint endpoint(Row row) throws SQLException {
    Id id = row.id();
    return new Endpoint(
        id,
        row.id(),
        row.text(),
        row.textOrNull(),
        Lines.read(row.text(), type -> type),
        Lines.read(row.text(), source -> Id.parse(IdPrefix.SOURCE, source).orElseThrow()),
        row.textOrNull(),
        new Headers(row.text()),
        new SignatureSettings(
            scheme(row.text()), row.textOrNull(), encoding(row.text()), row.textOrNull()),
        secrets.read(id, row.bytes(), EndpointSecret::new),
        RetryText.read(row.text()),
        Duration.ofMillis(row.number()),
        rate(row.integerOrNull(), row.numberOrNull()),
        row.integer(),
        row.flag(),
        row.textOrNull(),
        row.time(),
        row.textOrNull());
  }

  private static @Nullable Rate rate(@Nullable Integer limit, @Nullable Long perMillis) {
    return limit == null || perMillis == null
        ? null
        : new Rate(limit, Duration.ofMillis(perMillis));
  }

  private static Scheme scheme(String word) {
    for (Scheme scheme : Scheme.values()) {
      if (scheme.word().equals(word)) {
        return scheme;
      }
    }
    throw new IllegalStateException("not a signature scheme: " + word);
  }

  private static Encoding encoding(String word) {
    for (Encoding encoding : Encoding.values()) {
      if (encoding.word().equals(word)) {
        return encoding;
      }
    }
    throw new IllegalStateException("not an encoding: " + word);
  }
}
