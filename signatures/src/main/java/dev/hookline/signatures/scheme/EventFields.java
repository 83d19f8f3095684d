package dev.hookline.signatures.scheme;

import dev.hookline.signatures.SignedRequest;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Where the provider puts the id and the type of an event. In each list the first place that holds
 * something counts.
 *
 * @param id places of an id that stays the same when the provider sends an event again, and differs
 *     between events; empty when the provider gives none
 * @param type places of the event type; empty when there is none
 */
public record EventFields(List<Field> id, List<Field> type) {

  /** Nothing is known about where id and type stand. */
  public static final EventFields NONE = new EventFields(List.of(), List.of());

  /** Copies that cannot change. */
  public EventFields {
    id = List.copyOf(id);
    type = List.copyOf(type);
  }

  /** The event id of a request, or null. */
  public @Nullable String idOf(SignedRequest request) {
    return firstPresent(request, id);
  }

  /** The event type of a request, or null. */
  public @Nullable String typeOf(SignedRequest request) {
    return firstPresent(request, type);
  }

  private static @Nullable String firstPresent(SignedRequest request, List<Field> fields) {
    for (int i = 0; i < fields.size(); i++) {
      if (FieldText.of(request, fields.get(i)) instanceof FieldText.Present present
          && !present.text().isEmpty()) {
        return present.text();
      }
    }
    return null;
  }
}
