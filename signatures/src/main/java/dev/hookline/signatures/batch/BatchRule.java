package dev.hookline.signatures.batch;

import dev.hookline.signatures.SignedRequest;
import dev.hookline.signatures.json.JsonElements;
import dev.hookline.signatures.json.JsonFields;
import dev.hookline.signatures.json.JsonPointer;
import dev.hookline.signatures.scheme.BodyField;
import dev.hookline.signatures.scheme.EventFields;
import dev.hookline.signatures.scheme.EventIdentity;
import dev.hookline.signatures.scheme.Field;
import dev.hookline.signatures.scheme.IdentityField;
import dev.hookline.signatures.scheme.JoinedFields;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * How a provider puts several events into one body, as data.
 *
 * @param list where the list stands; empty for a body that is the list
 * @param within where lists stand in each of its elements, if the events are one level deeper
 * @param id the members of an element that name its event; none where nothing does
 * @param type the members that name its type together
 */
public record BatchRule(
    JsonPointer list, List<JsonPointer> within, EventFields id, List<JsonPointer> type) {

  private static final String TYPE_SEPARATOR = ".";

  /** A copy that cannot change. */
  public BatchRule {
    within = List.copyOf(within);
    type = List.copyOf(type);
  }

  /** A list whose elements are the events. */
  public static BatchRule list(String pointer) {
    return new BatchRule(JsonPointer.of(pointer), List.of(), EventFields.NONE, List.of());
  }

  /** The events are the elements of these lists in each element. */
  public BatchRule within(String... pointers) {
    return new BatchRule(list, pointers(pointers), id, type);
  }

  /** These members together are the id; where one of them is missing, there is none. */
  public BatchRule id(String... pointers) {
    Field[] members = List.of(pointers).stream().map(Field::body).toArray(BodyField[]::new);
    return idIn(members.length == 1 ? members[0] : JoinedFields.of(members));
  }

  /** The id stands in the first of these places that holds something. */
  public BatchRule idIn(IdentityField... places) {
    return new BatchRule(list, within, EventFields.id(places), type);
  }

  /** These members together are the type. */
  public BatchRule type(String... pointers) {
    return new BatchRule(list, within, id, pointers(pointers));
  }

  /** The events of a body in their order; none when it holds no such list. */
  public List<BatchElement> elementsOf(byte[] body) {
    List<BatchElement> elements = new ArrayList<>();
    for (byte[] element : JsonElements.of(body, list)) {
      List<byte[]> inner =
          within.stream().flatMap(deeper -> JsonElements.of(element, deeper).stream()).toList();
      if (within.isEmpty() || inner.isEmpty()) {
        elements.add(element(element));
      } else {
        inner.forEach(event -> elements.add(element(event)));
      }
    }
    return elements;
  }

  /** An event that was cut out of a body. */
  public BatchElement element(byte[] bytes) {
    String name = id.of(SignedRequest.ofBody(bytes)).id();
    return new BatchElement(bytes, new EventIdentity(name, typeOf(bytes)));
  }

  /** Null when none of the members is there. */
  private @Nullable String typeOf(byte[] bytes) {
    if (type.isEmpty()) {
      return null;
    }
    String text =
        JsonFields.of(type.toArray(JsonPointer[]::new)).textsIn(bytes).stream()
            .filter(Objects::nonNull)
            .collect(Collectors.joining(TYPE_SEPARATOR));
    return text.isEmpty() ? null : text;
  }

  private static List<JsonPointer> pointers(String... texts) {
    return List.of(texts).stream().map(JsonPointer::of).toList();
  }
}
