package dev.hookline.sdk.client;

import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * An event to be published. Immutable; begin with {@link #of}.
 *
 * @param type dot-separated, for example {@code invoice.paid}
 * @param payload becomes JSON; {@code byte[]} is JSON already
 * @param eventId the same event published again under the same id is a duplicate
 * @param tenant whose endpoints get it; null for all
 * @param orderingKey events with the same key are delivered in order
 */
public record NewEvent(
    String type,
    @Nullable Object payload,
    @Nullable String eventId,
    @Nullable String tenant,
    @Nullable String orderingKey,
    Map<String, String> headers) {

  public NewEvent {
    headers = Map.copyOf(headers);
  }

  /** An event of a type. */
  public static NewEvent of(String type, Object payload) {
    return new NewEvent(type, payload, null, null, null, Map.of());
  }

  /** With an id of its own. */
  public NewEvent eventId(String id) {
    return new NewEvent(type, payload, id, tenant, orderingKey, headers);
  }

  /** For one tenant. */
  public NewEvent tenant(String name) {
    return new NewEvent(type, payload, eventId, name, orderingKey, headers);
  }

  /** In order with others of the same key. */
  public NewEvent orderingKey(String key) {
    return new NewEvent(type, payload, eventId, tenant, key, headers);
  }

  /** With one more header. */
  public NewEvent header(String name, String value) {
    var more = new LinkedHashMap<>(headers);
    more.put(name, value);
    return new NewEvent(type, payload, eventId, tenant, orderingKey, more);
  }
}
