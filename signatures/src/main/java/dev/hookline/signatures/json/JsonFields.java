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

  /**
   * The same where no text may be missed, because an absent one means something: texts of any
   * length; and in a document that holds one there which is not Unicode, all are absent.
   */
  public JsonFields missingNone() {
    return new JsonFields(pointers, Integer.MAX_VALUE);
  }

  /** The values in the order of the pointers, each as {@link JsonPointer#textIn} gives it. */
  public List<@Nullable String> textsIn(byte[] document) {
    var scanner = new JsonScanner(document, pointers);
    boolean wellFormed = scanner.scan();
    var texts = new @Nullable String[pointers.length];
    for (int i = 0; wellFormed && i < texts.length; i++) {
      int start = scanner.start(i);
      texts[i] = JsonText.ofValue(document, start, scanner.end(i), maxTextBytes);
      boolean isMissed = texts[i] == null && start >= 0 && document[start] == '"';
      if (isMissed && maxTextBytes == Integer.MAX_VALUE) {
        return Arrays.asList(new @Nullable String[pointers.length]);
      }
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
