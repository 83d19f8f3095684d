package dev.hookline.signatures.json;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A path to one value of a JSON document, as RFC 6901 writes it: {@code /data/object/id}, {@code
 * /events/0/type}. Documents are read as raw bytes, never parsed into a tree, and nothing a
 * document holds makes a read throw.
 */
public final class JsonPointer {

  /** Pointers deeper than this are not accepted. */
  public static final int MAX_TOKENS = 16;

  private static final int MAX_CHARS = 512;

  private final String text;
  private final List<ReferenceToken> tokens;

  private JsonPointer(String text, List<ReferenceToken> tokens) {
    this.text = text;
    this.tokens = tokens;
  }

  /**
   * Reads the notation; empty when it is not a pointer, or is longer than 512 characters or 16
   * tokens.
   */
  public static Optional<JsonPointer> parse(String text) {
    if (text.isEmpty()) {
      return Optional.of(new JsonPointer(text, List.of()));
    }
    if (text.charAt(0) != '/' || text.length() > MAX_CHARS) {
      return Optional.empty();
    }
    var tokens = new ArrayList<ReferenceToken>();
    for (int start = 1; start <= text.length(); ) {
      int slash = text.indexOf('/', start);
      int end = slash < 0 ? text.length() : slash;
      ReferenceToken token = ReferenceToken.unescape(text.substring(start, end));
      if (token == null || tokens.size() == MAX_TOKENS) {
        return Optional.empty();
      }
      tokens.add(token);
      start = end + 1;
    }
    return Optional.of(new JsonPointer(text, List.copyOf(tokens)));
  }

  /**
   * A pointer that stands in code.
   *
   * @throws IllegalArgumentException when {@link #parse} does not accept it
   */
  public static JsonPointer of(String text) {
    return parse(text)
        .orElseThrow(() -> new IllegalArgumentException("not a JSON pointer: " + text));
  }

  /**
   * The value as text: a string without its quotes and escapes, a number or a boolean as it is
   * written. Null when the document is not well-formed JSON in full, is deeper than {@link
   * JsonFields#MAX_DEPTH}, holds null, an object or an array there, or nothing; also when the value
   * is longer than {@link JsonFields#MAX_TEXT_BYTES}, or a string that is not Unicode (bytes that
   * are not UTF-8, half of a surrogate pair). Of equal member names the last counts.
   */
  public @Nullable String textIn(byte[] document) {
    return JsonFields.of(this).textsIn(document).get(0);
  }

  /**
   * The document with the value there replaced by a string, the rest byte for byte as it was; empty
   * when nothing stands there.
   */
  public Optional<byte[]> replaceIn(byte[] document, String value) {
    var scanner = new JsonScanner(document, new JsonPointer[] {this});
    if (!scanner.scan() || scanner.start(0) < 0) {
      return Optional.empty();
    }
    byte[] written = JsonText.write(value).getBytes(UTF_8);
    int end = scanner.end(0);
    var replaced = new ByteArrayOutputStream(document.length + written.length);
    replaced.write(document, 0, scanner.start(0));
    replaced.writeBytes(written);
    replaced.write(document, end, document.length - end);
    return Optional.of(replaced.toByteArray());
  }

  /** A text as a JSON string, in quotes. */
  public static String quoted(String text) {
    return JsonText.write(text);
  }

  /** What stands there, {@link JsonKind#ABSENT} also for a document that is not well-formed. */
  public JsonKind kindIn(byte[] document) {
    var scanner = new JsonScanner(document, new JsonPointer[] {this});
    if (!scanner.scan() || scanner.start(0) < 0) {
      return JsonKind.ABSENT;
    }
    return switch (document[scanner.start(0)]) {
      case '{' -> JsonKind.OBJECT;
      case '[' -> JsonKind.ARRAY;
      case '"' -> JsonKind.STRING;
      case 't', 'f' -> JsonKind.BOOLEAN;
      case 'n' -> JsonKind.NULL;
      default -> JsonKind.NUMBER;
    };
  }

  /** The number of elements of the array there, or -1 when there is none. */
  public int arrayLengthIn(byte[] document) {
    var scanner = new JsonScanner(document, new JsonPointer[] {this});
    return scanner.scan() && scanner.start(0) >= 0 && document[scanner.start(0)] == '['
        ? scanner.arrayLength(0)
        : -1;
  }

  int depth() {
    return tokens.size();
  }

  ReferenceToken token(int depth) {
    return tokens.get(depth);
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof JsonPointer pointer && pointer.text.equals(text);
  }

  @Override
  public int hashCode() {
    return text.hashCode();
  }

  @Override
  public String toString() {
    return text;
  }
}
