package dev.hookline.testkit.memory;

import dev.hookline.id.Id;
import dev.hookline.id.Page;
import dev.hookline.ingest.Confirmation;
import dev.hookline.ingest.KeptRequest;
import dev.hookline.ingest.RequestLog;
import dev.hookline.ingest.RequestQuery;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Keeps the newest of the requests that became no event. */
final class MemoryRequestLog implements RequestLog {

  private final Tables tables;
  private final Commits commits;
  private final StoreFaults faults;
  private final int kept;

  MemoryRequestLog(Tables tables, Commits commits, StoreFaults faults, int kept) {
    this.tables = tables;
    this.commits = commits;
    this.faults = faults;
    this.kept = kept;
  }

  @Override
  public void keep(KeptRequest request) {
    commits.submit(() -> {
      if (faults.nextWrite().isEmpty()) {
        tables.commit(() -> insert(request));
      }
      return () -> {};
    });
  }

  private boolean insert(KeptRequest request) {
    tables.requests.put(request.id(), request);
    while (tables.requests.size() > kept) {
      tables.requests.pollFirstEntry();
    }
    return true;
  }

  @Override
  public void becameEvent(KeptRequest request, Id event) {
    replace(request, event, request.confirmation());
  }

  @Override
  public void confirmation(Id request, Confirmation confirmation) {
    KeptRequest known = tables.read(() -> tables.requests.get(request));
    if (known != null) {
      replace(known, known.event(), confirmation);
    }
  }

  private void replace(
      KeptRequest request, @Nullable Id event, @Nullable Confirmation confirmation) {
    KeptRequest changed =
        new KeptRequest(
            request.id(),
            request.project(),
            request.source(),
            request.status(),
            request.cause(),
            event,
            request.method(),
            request.headers(),
            request.body(),
            request.bodyBytes(),
            request.remoteAddress(),
            request.filter(),
            confirmation);
    tables.write(() -> tables.requests.replace(request.id(), changed));
  }

  @Override
  public Page<KeptRequest> list(RequestQuery query) {
    return tables.read(() ->
        Pages.page(
            tables.requests.descendingMap().values(),
            KeptRequest::id,
            request -> isWanted(request, query),
            query.page()));
  }

  private static boolean isWanted(KeptRequest request, RequestQuery query) {
    return request.project().equals(query.project())
        && (query.source() == null || query.source().equals(request.source()))
        && (query.status() == null || query.status() == request.status())
        && (query.cause() == null || query.cause() == request.cause());
  }

  @Override
  public Optional<KeptRequest> find(Id project, Id request) {
    return tables.read(() ->
        Optional.ofNullable(tables.requests.get(request))
            .filter(found -> found.project().equals(project)));
  }
}
