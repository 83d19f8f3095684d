package dev.hookline.testkit.memory;

import dev.hookline.event.Event;
import dev.hookline.event.EventQuery;
import dev.hookline.event.EventReader;
import dev.hookline.event.Payload;
import dev.hookline.id.Id;
import dev.hookline.id.Page;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Reads events. */
final class MemoryEventReader implements EventReader {

  private static final byte[] NO_BYTES = {};

  private final Tables tables;

  MemoryEventReader(Tables tables) {
    this.tables = tables;
  }

  @Override
  public Optional<Event> find(Id project, Id event) {
    return tables.read(() ->
        Optional.ofNullable(tables.events.get(event))
            .filter(found -> found.project().equals(project) && !found.isNameless()));
  }

  @Override
  public Optional<Event> input(Id project, Id event) {
    return tables.read(() ->
        Optional.ofNullable(tables.events.get(event))
            .filter(found -> found.project().equals(project)));
  }

  @Override
  public Page<Event> list(EventQuery query) {
    Page<Event> page =
        tables.read(() ->
            Pages.page(
                tables.events.descendingMap().values(),
                Event::id,
                event -> isWanted(event, query),
                query.page()));
    return new Page<>(
        page.items().stream().map(MemoryEventReader::withoutBytes).toList(), page.next());
  }

  @Override
  public List<Event> withoutPayloads(Id project, Collection<Id> events) {
    return events.stream()
        .flatMap(event -> find(project, event).stream())
        .map(MemoryEventReader::withoutBytes)
        .toList();
  }

  @Override
  public long accepted() {
    return tables.read(() -> tables.eventsAccepted);
  }

  private static boolean isWanted(Event event, EventQuery query) {
    return event.project().equals(query.project())
        && !event.isNameless()
        && isNullOr(query.source(), event.source())
        && isNullOr(query.type(), event.type())
        && isNullOr(query.eventId(), event.eventId())
        && isNullOr(query.tenant(), event.tenant());
  }

  private static boolean isNullOr(@Nullable Object wanted, @Nullable Object present) {
    return wanted == null || Objects.equals(wanted, present);
  }

  private static Event withoutBytes(Event event) {
    return new Event(
        event.id(),
        event.project(),
        event.source(),
        event.eventId(),
        event.dedupeKey(),
        event.type(),
        event.tenant(),
        event.orderingKey(),
        event.headers(),
        new Payload(NO_BYTES, event.payload().contentType()),
        event.targets());
  }
}
