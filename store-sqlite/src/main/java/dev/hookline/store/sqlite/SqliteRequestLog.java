package dev.hookline.store.sqlite;

import dev.hookline.id.Id;
import dev.hookline.id.Page;
import dev.hookline.ingest.Confirmation;
import dev.hookline.ingest.KeptRequest;
import dev.hookline.ingest.RejectionCause;
import dev.hookline.ingest.RequestLog;
import dev.hookline.ingest.RequestQuery;
import dev.hookline.ingest.RequestStatus;
import java.sql.SQLException;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/** Keeps the newest of the requests that became no event. */
final class SqliteRequestLog implements RequestLog {

  private static final String COLUMNS =
      "request.id, request.low, request.project, request.project_low, request.source,"
          + " request.source_low, request.status, request.cause, request.event, request.event_low,"
          + " request.method, request.headers, request.body, request.body_bytes,"
          + " request.remote_address, request.filter, request.confirmation,"
          + " request.confirmation_detail";

  private static final String FIND =
      "SELECT " + COLUMNS + " FROM request WHERE id = ? AND low = ? AND project = ?";

  private static final String BECAME_EVENT =
      "UPDATE request SET event = ?, event_low = ? WHERE id = ? AND low = ?";

  private static final String CONFIRMATION =
      "UPDATE request SET confirmation = ?, confirmation_detail = ? WHERE id = ? AND low = ?";

  private final GroupCommit writer;
  private final Readers readers;
  private final KeepingRate rate;
  private final KeptCount kept;
  private final AtomicLong dropped = new AtomicLong();

  SqliteRequestLog(GroupCommit writer, Readers readers, int requestsKept, KeepingRate rate) {
    this.writer = writer;
    this.readers = readers;
    this.rate = rate;
    this.kept = new KeptCount(requestsKept);
  }

  @Override
  public void keep(KeptRequest request) {
    if (rate.allows()) {
      writer.submit(new Keep(request));
    } else {
      dropped.incrementAndGet();
    }
  }

  @Override
  public void becameEvent(KeptRequest request, Id event) {
    writer.write(
        transaction -> transaction.query(BECAME_EVENT).put(event).put(request.id()).update());
  }

  @Override
  public void confirmation(Id request, Confirmation confirmation) {
    writer.write(transaction ->
        transaction
            .query(CONFIRMATION)
            .put(confirmation.state().word())
            .put(confirmation.detail())
            .put(request)
            .update());
  }

  /** How many requests were not kept since the start. */
  long dropped() {
    return dropped.get();
  }

  @Override
  public Page<KeptRequest> list(RequestQuery query) {
    PagedQuery paged = paged(query);
    return readers.read(session -> paged.page(session, SqliteRequestLog::request, KeptRequest::id));
  }

  static PagedQuery paged(RequestQuery query) {
    PagedQuery paged = new PagedQuery("request", COLUMNS, "request", query.page());
    paged.where("request.project = ?", query.project().high());
    if (query.source() != null) {
      paged.where("request.source = ?", query.source().high());
    }
    if (query.status() != null) {
      paged.where("request.status = ?", query.status().word());
    }
    if (query.cause() != null) {
      paged.where("request.cause = ?", query.cause().word());
    }
    return paged;
  }

  @Override
  public Optional<KeptRequest> find(Id project, Id request) {
    return Optional.ofNullable(
        readers.read(session ->
            session.query(FIND).put(request).put(project.high()).first(SqliteRequestLog::request)));
  }

  private static KeptRequest request(Row row) throws SQLException {
    return new KeptRequest(
        row.id(),
        row.id(),
        row.id(),
        RequestStatus.of(row.text()).orElseThrow(),
        Optional.ofNullable(row.textOrNull()).flatMap(RejectionCause::of).orElse(null),
        row.idOrNull(),
        row.text(),
        new dev.hookline.event.Headers(row.text()),
        row.bytes(),
        row.integer(),
        row.text(),
        row.textOrNull(),
        confirmation(row.textOrNull(), row.textOrNull()));
  }

  private static @Nullable Confirmation confirmation(
      @Nullable String state, @Nullable String detail) {
    return state == null
        ? null
        : new Confirmation(Confirmation.State.of(state).orElseThrow(), detail);
  }

  private final class Keep implements Change {

    private static final String INSERT =
        """
        INSERT INTO request (id, low, project, project_low, source, source_low, status, cause,
          event, event_low, method, headers, body, body_bytes, remote_address, filter,
          confirmation, confirmation_detail)
        VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
        ON CONFLICT DO NOTHING
        """;

    private static final long ROW_BYTES = 512;

    private final KeptRequest request;

    Keep(KeptRequest request) {
      this.request = request;
    }

    @Override
    public long weightBytes() {
      return ROW_BYTES + request.body().length + request.headers().lines().length();
    }

    @Override
    public boolean isIntake() {
      return true;
    }

    @Override
    public void apply(Transaction transaction) throws SQLException {
      RejectionCause cause = request.cause();
      Confirmation confirmation = request.confirmation();
      transaction
          .query(INSERT)
          .put(request.id())
          .put(request.project())
          .put(request.source())
          .put(request.status().word())
          .put(cause == null ? null : cause.word())
          .put(request.event())
          .put(request.method())
          .put(request.headers().lines())
          .put(request.body())
          .put(request.bodyBytes())
          .put(request.remoteAddress())
          .put(request.filter())
          .put(confirmation == null ? null : confirmation.state().word())
          .put(confirmation == null ? null : confirmation.detail())
          .update();
      kept.added(transaction);
    }

    @Override
    public void committed() {}

    @Override
    public void unavailable(String why) {
      dropped.incrementAndGet();
    }

    @Override
    public void failed(Exception defect) {
      dropped.incrementAndGet();
    }
  }
}
