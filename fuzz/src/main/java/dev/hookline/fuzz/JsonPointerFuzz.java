package dev.hookline.fuzz;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.hookline.signatures.json.JsonFields;
import dev.hookline.signatures.json.JsonKind;
import dev.hookline.signatures.json.JsonPointer;
import java.util.Arrays;
import java.util.Optional;

/** Whatever a document and a pointer hold, reading throws nothing and agrees with itself. */
public final class JsonPointerFuzz {

  private JsonPointerFuzz() {}

  /** The pointer, a line break, the document. */
  public static void fuzzerTestOneInput(byte[] input) {
    int end = 0;
    while (end < input.length && input[end] != '\n') {
      end++;
    }
    Optional<JsonPointer> parsed = JsonPointer.parse(new String(input, 0, end, UTF_8));
    if (parsed.isEmpty()) {
      return;
    }
    JsonPointer pointer = parsed.get();
    byte[] document = Arrays.copyOfRange(input, Math.min(end + 1, input.length), input.length);
    JsonKind kind = pointer.kindIn(document);
    boolean hasText = pointer.textIn(document) != null;
    if (!JsonFields.isWellFormed(document) && (hasText || kind != JsonKind.ABSENT)) {
      throw new AssertionError("read from a document that is not well-formed");
    }
    if (hasText && (kind == JsonKind.OBJECT || kind == JsonKind.ARRAY || kind == JsonKind.NULL)) {
      throw new AssertionError("text of a " + kind);
    }
    Optional<byte[]> replaced = pointer.replaceIn(document, "x\"\\\u0001");
    if (replaced.isPresent() != (kind != JsonKind.ABSENT)) {
      throw new AssertionError("replaced what is " + kind);
    }
    if (replaced.isPresent() && !JsonFields.isWellFormed(replaced.get())) {
      throw new AssertionError("what was replaced is not well-formed");
    }
  }
}
