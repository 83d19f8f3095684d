package dev.hookline.http.api.request;

import dev.hookline.event.Event;
import dev.hookline.event.EventQuery;
import dev.hookline.event.EventReader;
import dev.hookline.id.Id;
import dev.hookline.id.Page;
import dev.hookline.id.PageRequest;
import dev.hookline.ingest.KeptRequest;
import dev.hookline.ingest.RequestLog;
import dev.hookline.ingest.RequestQuery;
import dev.hookline.ingest.RequestStatus;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The requests of a project: those that were kept, and those that became events, which are read
 * from there so that nothing is stored twice. Ids grow with time, so one order fits both.
 */
final class Requests {

  /** Published events stand between those of sources; a page does not search on for ever. */
  private static final int EVENT_PAGES_MAX = 8;

  private final RequestLog log;
  private final EventReader events;

  Requests(RequestLog log, EventReader events) {
    this.log = log;
    this.events = events;
  }

  Page<ReceivedRequest> list(RequestQuery query) {
    if (query.cause() != null && query.status() != RequestStatus.ACCEPTED) {
      return kept(query);
    }
    return switch (query.status()) {
      case null -> merge(kept(query), accepted(query), query.page().limit());
      case ACCEPTED -> query.cause() == null ? accepted(query) : new Page<>(List.of(), null);
      case DUPLICATE, FILTERED, HANDSHAKE, REJECTED -> kept(query);
    };
  }

  private Page<ReceivedRequest> kept(RequestQuery query) {
    Page<KeptRequest> page = log.list(query);
    return new Page<>(
        page.items().stream().<ReceivedRequest>map(ReceivedRequest.Kept::new).toList(),
        page.next());
  }

  private Page<ReceivedRequest> accepted(RequestQuery query) {
    PageRequest wanted = query.page();
    List<ReceivedRequest> found = new ArrayList<>();
    Id after = wanted.after();
    for (int pages = 0; pages < EVENT_PAGES_MAX; pages++) {
      PageRequest part =
          new PageRequest(wanted.limit(), after, wanted.createdAfter(), wanted.createdBefore());
      Page<Event> page =
          events.list(new EventQuery(query.project(), query.source(), null, null, null, part));
      for (Event event : page.items()) {
        if (event.source() == null) {
          continue;
        }
        if (found.size() == wanted.limit()) {
          return new Page<>(found, found.getLast().id());
        }
        found.add(new ReceivedRequest.Accepted(event));
      }
      after = page.next();
      if (after == null) {
        break;
      }
    }
    return new Page<>(found, after);
  }

  /**
   * The newest of two lists. What is older than the end of a list that goes on cannot be shown yet:
   * the rest of that list may come before it.
   */
  static Page<ReceivedRequest> merge(
      Page<ReceivedRequest> one, Page<ReceivedRequest> other, int limit) {
    Id known = later(one.next(), other.next());
    List<ReceivedRequest> all =
        Stream.concat(one.items().stream(), other.items().stream())
            .filter(request -> known == null || request.id().compareTo(known) >= 0)
            .sorted(Comparator.comparing(ReceivedRequest::id).reversed())
            .toList();
    if (all.size() <= limit) {
      return new Page<>(all, known);
    }
    List<ReceivedRequest> shown = all.subList(0, limit);
    return new Page<>(shown, shown.getLast().id());
  }

  private static @Nullable Id later(@Nullable Id one, @Nullable Id other) {
    if (one == null || other == null) {
      return one == null ? other : one;
    }
    return one.compareTo(other) > 0 ? one : other;
  }
}
