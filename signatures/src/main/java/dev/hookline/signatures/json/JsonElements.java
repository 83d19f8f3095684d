package dev.hookline.signatures.json;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The elements of an array in a document, as the bytes that stand there. */
public final class JsonElements {

  private JsonElements() {}

  /** The bytes of one value as they stand there; null when there is none. */
  public static byte @Nullable [] valueIn(byte[] document, JsonPointer pointer) {
    var scanner = new JsonScanner(document, new JsonPointer[] {pointer});
    return scanner.scan() && scanner.start(0) >= 0
        ? Arrays.copyOfRange(document, scanner.start(0), scanner.end(0))
        : null;
  }

  /**
   * The elements from first to last, cut out without a change; none when there is no array or the
   * document is not well-formed.
   */
  public static List<byte[]> of(byte[] document, JsonPointer array) {
    var scanner = new JsonScanner(document, new JsonPointer[] {array});
    if (!scanner.scan() || scanner.start(0) < 0 || document[scanner.start(0)] != '[') {
      return List.of();
    }
    int[] bounds = scanner.elements(0);
    List<byte[]> elements = new ArrayList<>(bounds.length / 2);
    for (int i = 0; i < bounds.length; i += 2) {
      elements.add(Arrays.copyOfRange(document, bounds[i], bounds[i + 1]));
    }
    return elements;
  }
}
