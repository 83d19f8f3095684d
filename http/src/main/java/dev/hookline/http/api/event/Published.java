package dev.hookline.http.api.event;

import dev.hookline.event.Event;
import dev.hookline.id.Id;
import dev.hookline.id.IdPrefix;
import dev.hookline.ingest.Receipt;
import java.util.Optional;

/**
 * What a publisher is told of an event that is stored.
 *
 * @param duplicate whether it was there already; then {@code id} is the first one's
 */
record Published(String id, String eventId, String type, boolean duplicate) {

  /** Empty when it could not be stored. */
  static Optional<Published> of(Event event, Receipt receipt) {
    return switch (receipt) {
      case Receipt.Accepted(Id id) -> Optional.of(of(event, id, false));
      case Receipt.Duplicate(Id first) -> Optional.of(of(event, first, true));
      case Receipt.Unavailable _ -> Optional.empty();
      case Receipt.Batch _,
          Receipt.Filtered _,
          Receipt.Greeted _,
          Receipt.Rejected _,
          Receipt.Limited _,
          Receipt.UnknownSource _,
          Receipt.Gone _ ->
          throw new IllegalStateException("a published event comes from no source: " + receipt);
    };
  }

  private static Published of(Event event, Id stored, boolean duplicate) {
    String ownId = event.id().text(IdPrefix.EVENT);
    String id = stored.text(IdPrefix.EVENT);
    return new Published(
        id, event.eventId().equals(ownId) ? id : event.eventId(), event.type(), duplicate);
  }
}
