package dev.hookline.ingest;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.hookline.signatures.json.JsonElements;
import dev.hookline.signatures.json.JsonPointer;
import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Makes the key by which a source tells that an event has come before, as its rule says. */
public final class DedupeKey {

  /** No id of a sender that is a key begins with it, so that those of two rules never meet. */
  private static final char MARK = '\u0002';

  /** The same for elements that are named by the id of their request. */
  private static final char ELEMENT_MARK = '\u0003';

  private static final String POSITION = "#";

  private static final int VALUE_LENGTH_MAX = Receiver.EVENT_ID_LENGTH_MAX;

  private final DedupeRule rule;
  private final List<Place> places;

  private sealed interface Place {
    record Header(String name) implements Place {}

    record Body(JsonPointer pointer) implements Place {}
  }

  /**
   * @throws IllegalArgumentException for a field that is no place
   */
  public DedupeKey(DedupeRule rule) {
    this.rule = rule;
    this.places = rule.fields().stream().map(DedupeKey::place).toList();
  }

  private static Place place(String field) {
    return field.startsWith(DedupeRule.HEADER)
        ? new Place.Header(field.substring(DedupeRule.HEADER.length()))
        : new Place.Body(JsonPointer.of(field));
  }

  /** An event before this time is not repeated by one that comes now; 0 for none. */
  long sinceMillis(long nowMillis) {
    return rule.window() == null ? 0 : Math.max(0, nowMillis - rule.window().toMillis());
  }

  /** The key of an event by its sender's id; null when there is none, or it looks like our own. */
  static @Nullable String ofId(@Nullable String senderId) {
    return senderId == null || senderId.isEmpty() || senderId.charAt(0) <= ELEMENT_MARK
        ? null
        : senderId;
  }

  /** The key of an element without an id, by the id of its request and its place in it. */
  static @Nullable String ofElement(@Nullable String requestId, int position) {
    String key = ofId(requestId);
    return key == null ? null : ELEMENT_MARK + key + POSITION + position;
  }

  /** Whether all events of a request have the same key but for their place in it. */
  boolean isOfRequest() {
    return !places.isEmpty() && places.stream().allMatch(Place.Header.class::isInstance);
  }

  /**
   * The key; null when the fields are not there, so that the event is like no other.
   *
   * @param body of the event, which may be a part of that of the request
   * @param position of the event in the request; 0 for the only one
   * @param ofId the key by the provider's id of the event
   */
  @Nullable String of(InboundRequest request, byte[] body, int position, @Nullable String ofId) {
    String key =
        switch (rule.by()) {
          case EVENT_ID -> ofId;
          case VALUE -> marked(value(places.getFirst(), request, body));
          case HASH -> marked(hash(request, body));
        };
    return key == null || position == 0 || !isOfRequest() ? key : key + POSITION + position;
  }

  private static @Nullable String marked(@Nullable String key) {
    return key == null ? null : MARK + key;
  }

  private static @Nullable String value(Place place, InboundRequest request, byte[] body) {
    String text =
        switch (place) {
          case Place.Header(String name) -> header(request, name);
          case Place.Body(JsonPointer pointer) -> pointer.textIn(body);
        };
    if (text == null || text.isEmpty()) {
      return null;
    }
    return text.length() <= VALUE_LENGTH_MAX
        ? place instanceof Place.Header ? withoutPosition(text) : text
        : HexFormat.of().formatHex(sha256().digest(text.getBytes(UTF_8)));
  }

  /** With every mark of a position twice, so that no value looks like one with a position. */
  private static String withoutPosition(String value) {
    return value.replace(POSITION, POSITION + POSITION);
  }

  /** Each field with its length before it, so that no two lists of fields look the same. */
  private @Nullable String hash(InboundRequest request, byte[] body) {
    MessageDigest digest = sha256();
    boolean isThere = false;
    for (Place place : places) {
      byte[] value =
          switch (place) {
            case Place.Header(String name) -> {
              String text = header(request, name);
              yield text == null ? null : text.getBytes(UTF_8);
            }
            case Place.Body(JsonPointer pointer) -> JsonElements.valueIn(body, pointer);
          };
      isThere |= value != null;
      digest.update(ByteBuffer.allocate(4).putInt(value == null ? -1 : value.length).flip());
      digest.update(value == null ? new byte[0] : value);
    }
    return isThere ? HexFormat.of().formatHex(digest.digest()) : null;
  }

  private static @Nullable String header(InboundRequest request, String name) {
    List<String> values = request.headerValues(name);
    return values.isEmpty() ? null : String.join(", ", values);
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException missing) {
      throw new IllegalStateException("every Java has SHA-256", missing);
    }
  }
}
