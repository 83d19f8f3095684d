package dev.hookline.signatures.json;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Turns the bytes of a scalar that the scanner has found into text. */
final class JsonText {

  /** What decoding puts in place of bytes that are not UTF-8. */
  private static final char REPLACEMENT = '\uFFFD';

  private JsonText() {}

  static @Nullable String ofValue(byte[] document, int start, int end, int maxBytes) {
    if (start < 0 || end - start > maxBytes) {
      return null;
    }
    return switch (document[start]) {
      case '"' -> ofString(document, start + 1, end - 1);
      case '{', '[', 'n' -> null;
      default -> new String(document, start, end - start, US_ASCII);
    };
  }

  /** Null for what is no Unicode text: read somehow, different strings would become the same. */
  private static @Nullable String ofString(byte[] document, int from, int to) {
    boolean isEscaped = false;
    for (int i = from; i < to && !isEscaped; i++) {
      isEscaped = document[i] == '\\';
    }
    String text =
        isEscaped ? unescape(document, from, to) : new String(document, from, to - from, UTF_8);
    boolean isText =
        (!isEscaped || UTF_8.newEncoder().canEncode(text))
            && (text.indexOf(REPLACEMENT) < 0 || isUtf8(document, from, to));
    return isText ? text : null;
  }

  private static boolean isUtf8(byte[] document, int from, int to) {
    try {
      UTF_8.newDecoder().decode(ByteBuffer.wrap(document, from, to - from));
      return true;
    } catch (CharacterCodingException malformed) {
      return false;
    }
  }

  /** A string in quotes, with the escapes that RFC 8259 section 7 demands. */
  static String write(String text) {
    var written = new StringBuilder(text.length() + 2).append('"');
    for (int i = 0; i < text.length(); i++) {
      char letter = text.charAt(i);
      if (letter == '"' || letter == '\\') {
        written.append('\\').append(letter);
      } else if (letter < ' ') {
        written.append(String.format(Locale.ROOT, "\\u%04x", (int) letter));
      } else {
        written.append(letter);
      }
    }
    return written.append('"').toString();
  }

  /** Expects escapes that the scanner has already checked. */
  static String unescape(byte[] document, int from, int to) {
    var text = new StringBuilder(to - from);
    int plain = from;
    for (int i = from; i < to; i++) {
      if (document[i] == '\\') {
        text.append(new String(document, plain, i - plain, UTF_8));
        i++;
        if (document[i] == 'u') {
          text.append(fourHexDigits(document, i + 1));
          i += 4;
        } else {
          text.append(escaped(document[i]));
        }
        plain = i + 1;
      }
    }
    return text.append(new String(document, plain, to - plain, UTF_8)).toString();
  }

  private static char escaped(byte letter) {
    return switch (letter) {
      case 'b' -> '\b';
      case 'f' -> '\f';
      case 'n' -> '\n';
      case 'r' -> '\r';
      case 't' -> '\t';
      default -> (char) letter;
    };
  }

  private static char fourHexDigits(byte[] document, int at) {
    int value = 0;
    for (int i = at; i < at + 4; i++) {
      value = value << 4 | Character.digit(document[i], 16);
    }
    return (char) value;
  }
}
