package dev.hookline.signatures.scheme;

import dev.hookline.signatures.SignedRequest;
import dev.hookline.signatures.json.JsonFields;
import dev.hookline.signatures.json.JsonPointer;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Where a provider puts the id and the type of an event. Where several places are named, the first
 * that holds something counts.
 */
public final class EventFields {

  /** Nothing is known about where id and type stand. */
  public static final EventFields NONE = new EventFields(List.of(), List.of());

  private final List<IdentityField> id;
  private final List<IdentityField> type;
  private final JsonFields inBody;
  private final int pointersInBody;

  private EventFields(List<IdentityField> id, List<IdentityField> type) {
    this.id = List.copyOf(id);
    this.type = List.copyOf(type);
    List<JsonPointer> pointers = new ArrayList<>();
    addPointers(id, pointers);
    addPointers(type, pointers);
    this.pointersInBody = pointers.size();
    this.inBody = JsonFields.of(pointers.toArray(JsonPointer[]::new));
  }

  private static void addPointers(List<IdentityField> fields, List<JsonPointer> pointers) {
    for (IdentityField field : fields) {
      if (field instanceof BodyField body) {
        pointers.add(body.pointer());
      }
    }
  }

  /**
   * The id stands in one of these places. An id stays the same when the provider sends the event
   * again and differs between events; a field that several events share is no id.
   */
  public static EventFields id(IdentityField... fields) {
    return new EventFields(List.of(fields), List.of());
  }

  /** The type stands in one of these places. */
  public static EventFields type(IdentityField... fields) {
    return new EventFields(List.of(), List.of(fields));
  }

  /** The same places of the id, other places of the type. */
  public EventFields withType(IdentityField... fields) {
    return new EventFields(id, List.of(fields));
  }

  /** The same places of the type, other places of the id. */
  public EventFields withId(IdentityField... fields) {
    return new EventFields(List.of(fields), type);
  }

  /** The places of the id, in order. */
  public List<IdentityField> id() {
    return id;
  }

  /** The places of the type, in order. */
  public List<IdentityField> type() {
    return type;
  }

  /** Reads id and type, in one pass over the body or none. */
  public EventIdentity of(SignedRequest request) {
    List<@Nullable String> texts = pointersInBody == 0 ? List.of() : inBody.textsIn(request.body());
    return new EventIdentity(
        first(request, id, texts, 0), first(request, type, texts, countInBody(id)));
  }

  private static int countInBody(List<IdentityField> fields) {
    int count = 0;
    for (int i = 0; i < fields.size(); i++) {
      count += fields.get(i) instanceof BodyField ? 1 : 0;
    }
    return count;
  }

  private static @Nullable String first(
      SignedRequest request,
      List<IdentityField> fields,
      List<@Nullable String> texts,
      int firstText) {
    int nextText = firstText;
    for (int i = 0; i < fields.size(); i++) {
      String text =
          fields.get(i) instanceof BodyField
              ? texts.get(nextText++)
              : textIn(request, fields.get(i));
      if (text != null && !text.isEmpty()) {
        return text;
      }
    }
    return null;
  }

  private static @Nullable String textIn(SignedRequest request, IdentityField field) {
    return switch (field) {
      case Field plain -> FieldText.textIn(request, plain);
      case JoinedFields joined -> joined.textIn(request);
      case GuardedField guarded ->
          guarded.guard().test(request) ? textIn(request, guarded.field()) : null;
    };
  }
}
