package dev.hookline.signatures.scheme;

import dev.hookline.signatures.SignedRequest;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What a field of a request holds. */
sealed interface FieldText {

  int MAX_HEADER_CHARS = 8 * 1024;

  record Present(String text) implements FieldText {}

  record Absent() implements FieldText {}

  /**
   * Repeated, too long, or not in its form: whoever picked one of the readings might pick the wrong
   * one.
   */
  record Ambiguous() implements FieldText {}

  FieldText ABSENT = new Absent();
  FieldText AMBIGUOUS = new Ambiguous();

  static FieldText of(SignedRequest request, Field field) {
    return switch (field) {
      case HeaderField header -> ofHeader(request, header);
      case BodyField body -> {
        String text = body.pointer().textIn(request.body());
        yield text == null ? ABSENT : new Present(text);
      }
    };
  }

  /**
   * Like {@link #of}, for what must not be empty: a header that is there and empty says nothing.
   */
  static FieldText ofNonEmpty(SignedRequest request, Field field) {
    FieldText text = of(request, field);
    return text instanceof Present present && present.text().isEmpty() ? ABSENT : text;
  }

  /** Null when it is absent or ambiguous. */
  static @Nullable String textIn(SignedRequest request, Field field) {
    return of(request, field) instanceof Present present ? present.text() : null;
  }

  private static FieldText ofHeader(SignedRequest request, HeaderField field) {
    List<String> values = request.headerValues(field.name());
    if (values.isEmpty()) {
      return ABSENT;
    }
    String value = values.get(0);
    if (values.size() > 1 || value.length() > MAX_HEADER_CHARS) {
      return AMBIGUOUS;
    }
    if (field.isList()) {
      return ofOnlyElement(value, field);
    }
    if (!value.startsWith(field.prefix())) {
      return AMBIGUOUS;
    }
    return new Present(value.substring(field.prefix().length()));
  }

  private static FieldText ofOnlyElement(String value, HeaderField field) {
    FieldText found = ABSENT;
    var elements = new HeaderElements(value, field.separator());
    while (elements.advance()) {
      if (elements.startsWith(field.prefix())) {
        if (found instanceof Present) {
          return AMBIGUOUS;
        }
        found =
            new Present(value.substring(elements.from() + field.prefix().length(), elements.to()));
      }
    }
    return found;
  }
}
