package dev.hookline.store.sqlite;

import dev.hookline.delivery.guard.AddressList;
import dev.hookline.delivery.guard.Checked;
import dev.hookline.event.Headers;
import dev.hookline.id.Id;
import dev.hookline.ingest.CustomResponse;
import dev.hookline.ingest.DedupeRule;
import dev.hookline.ingest.SourceLimits;
import dev.hookline.ingest.SourceSettings;
import dev.hookline.job.Rate;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** The settings of a source as columns. */
final class SourceSettingsColumns {

  static final String NAMES =
      "verify_token, public_url, dedupe_by, dedupe_fields, dedupe_window_ms, response_status,"
          + " response_headers, response_body, response_content_type, filter, split,"
          + " rate_limit, rate_per_ms, allow_ips";

  static final String MARKS = "?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?";

  private final SecretLines secrets;

  SourceSettingsColumns(SecretLines secrets) {
    this.secrets = secrets;
  }

  Query put(Query query, Id source, SourceSettings settings) throws SQLException {
    String token = settings.verifyToken();
    DedupeRule dedupe = settings.dedupe();
    Duration window = dedupe == null ? null : dedupe.window();
    CustomResponse response = settings.response();
    Rate rate = settings.limits().rateLimit();
    AddressList allowIps = settings.limits().allowIps();
    return query
        .put(
            secrets.of(source, token == null ? List.of() : List.of(token), text -> text, _ -> null))
        .put(settings.publicUrl())
        .put(dedupe == null ? null : dedupe.by().name().toLowerCase(Locale.ROOT))
        .put(dedupe == null ? null : Lines.of(dedupe.fields(), field -> field))
        .put(window == null ? null : Long.valueOf(window.toMillis()))
        .put(response == null ? null : Integer.valueOf(response.status()))
        .put(response == null ? null : response.headers().lines())
        .put(response == null ? null : response.body())
        .put(response == null ? null : response.contentType())
        .put(settings.filter())
        .put(settings.split())
        .put(rate == null ? null : Integer.valueOf(rate.limit()))
        .put(rate == null ? null : Long.valueOf(rate.per().toMillis()))
        .put(allowIps.isEmpty() ? null : String.join(",", allowIps.texts()));
  }

  SourceSettings read(Row row, Id source) throws SQLException {
    return new SourceSettings(
        token(source, row.bytes()),
        row.textOrNull(),
        dedupe(row.textOrNull(), row.textOrNull(), row.numberOrNull()),
        response(row.integerOrNull(), row.textOrNull(), row.textOrNull(), row.textOrNull()),
        row.textOrNull(),
        row.flag(),
        new SourceLimits(
            rate(row.integerOrNull(), row.numberOrNull()), networks(row.textOrNull())));
  }

  /** Sources that were stored by an earlier release have no bytes there. */
  private @Nullable String token(Id source, byte[] stored) {
    List<String> tokens =
        stored.length == 0 ? List.of() : secrets.read(source, stored, (text, _) -> text);
    return tokens.isEmpty() ? null : tokens.getFirst();
  }

  private static @Nullable Rate rate(@Nullable Integer limit, @Nullable Long perMillis) {
    return limit == null || perMillis == null
        ? null
        : new Rate(limit, Duration.ofMillis(perMillis));
  }

  private static AddressList networks(@Nullable String stored) {
    return switch (AddressList.parse(stored == null ? "" : stored)) {
      case Checked.Ok<AddressList>(AddressList networks) -> networks;
      case Checked.Refused<AddressList> refused ->
          throw new IllegalStateException("a stored network cannot be read: " + refused.reason());
    };
  }

  private static @Nullable DedupeRule dedupe(
      @Nullable String by, @Nullable String fields, @Nullable Long windowMillis) {
    return by == null || fields == null
        ? null
        : new DedupeRule(
            DedupeRule.By.valueOf(by.toUpperCase(Locale.ROOT)),
            Lines.read(fields, field -> field),
            windowMillis == null ? null : Duration.ofMillis(windowMillis));
  }

  private static @Nullable CustomResponse response(
      @Nullable Integer status,
      @Nullable String headers,
      @Nullable String body,
      @Nullable String contentType) {
    return status == null || headers == null
        ? null
        : new CustomResponse(status, new Headers(headers), body, contentType);
  }
}
