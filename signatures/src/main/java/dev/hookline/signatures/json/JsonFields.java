package dev.hookline.signatures.json;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Several values of one document, found in a single pass over its bytes. */
public final class JsonFields {

  /** Documents nested deeper than this hold no values. */
  public static final int MAX_DEPTH = 128;

  /** Values longer than this, in bytes as written, count as absent, unless said otherwise. */
  public static final int MAX_TEXT_BYTES = 8 * 1024;

  /** The number of pointers one pass can follow. */
  public static final int MAX_POINTERS = 31;

  private final JsonPointer[] pointers;
  private final int maxTextBytes;

  private JsonFields(JsonPointer[] pointers, int maxTextBytes) {
    this.pointers = pointers;
    this.maxTextBytes = maxTextBytes;
  }

  /**
   * Prepares the pass.
   *
   * @throws IllegalArgumentException for more than {@link #MAX_POINTERS}
   */
  public static JsonFields of(JsonPointer... pointers) {
    if (pointers.length > MAX_POINTERS) {
      throw new IllegalArgumentException("too many pointers: " + pointers.length);
    }
    return new JsonFields(pointers.clone(), MAX_TEXT_BYTES);
  }

  /** The same for values of any length, where none may be missed. */
  public JsonFields ofAnyLength() {
    return new JsonFields(pointers, Integer.MAX_VALUE);
  }

  /** The values in the order of the pointers, each as {@link JsonPointer#textIn} gives it. */
  public List<@Nullable String> textsIn(byte[] document) {
    var scanner = new JsonScanner(document, pointers);
    boolean wellFormed = scanner.scan();
    var texts = new @Nullable String[pointers.length];
    for (int i = 0; wellFormed && i < texts.length; i++) {
      texts[i] = JsonText.ofValue(document, scanner.start(i), scanner.end(i), maxTextBytes);
    }
    return Arrays.asList(texts);
  }

  /** True when the document is well-formed JSON within the limits of this reader. */
  public static boolean isWellFormed(byte[] document) {
    return new JsonScanner(document, new JsonPointer[0]).scan();
  }

  /** The pointers in the order given. */
  public List<JsonPointer> pointers() {
    return new ArrayList<>(Arrays.asList(pointers));
  }
}
