package dev.hookline.signatures.scheme;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.hookline.signatures.SignedRequest;
import java.util.HexFormat;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Several places that name an event together. Their texts are joined by colons, so that different
 * texts never join to the same: in each but the last of the places, backslashes and colons have a
 * backslash before them. What becomes too long for an id is given as its SHA-256.
 *
 * @param needed places without which there is no id: the others alone may be those of many events
 * @param optional one more place, after the others; null for none
 */
public record JoinedFields(List<Field> needed, @Nullable Field optional) implements IdentityField {

  /** Longer ids are not accepted. */
  private static final int MAX_CHARS = 255;

  private static final char SEPARATOR = ':';

  /** A copy that cannot change. */
  public JoinedFields {
    needed = List.copyOf(needed);
    if (needed.isEmpty()) {
      throw new IllegalArgumentException("nothing to join");
    }
  }

  /** Places that are all needed. */
  public static JoinedFields of(Field... needed) {
    return new JoinedFields(List.of(needed), null);
  }

  /** The same with a place that says more, where it holds something. */
  public JoinedFields andIfThere(Field field) {
    return new JoinedFields(needed, field);
  }

  /** Null when something that is needed is missing or empty. */
  @Nullable String textIn(SignedRequest request) {
    var text = new StringBuilder();
    for (int i = 0; i < needed.size(); i++) {
      String part = FieldText.textIn(request, needed.get(i));
      if (part == null || part.isEmpty()) {
        return null;
      }
      boolean isLast = optional == null && i + 1 == needed.size();
      text.append(i == 0 ? "" : SEPARATOR).append(isLast ? part : escaped(part));
    }
    String more = optional == null ? null : FieldText.textIn(request, optional);
    if (more != null) {
      text.append(SEPARATOR).append(more);
    }
    return text.length() <= MAX_CHARS ? text.toString() : hash(text.toString());
  }

  private static String escaped(String part) {
    return part.replace("\\", "\\\\").replace(":", "\\:");
  }

  private static String hash(String text) {
    return HexFormat.of().formatHex(Sha256.of(text.getBytes(UTF_8)));
  }
}
