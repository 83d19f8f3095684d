package dev.hookline.signatures.scheme;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;

import dev.hookline.signatures.Refusal;
import dev.hookline.signatures.SignedRequest;
import java.util.List;
import java.util.zip.CRC32;
import org.jspecify.annotations.Nullable;

/** The compiled form of what a signature covers. */
final class Template {

  private final Part[] parts;

  private Template(List<Part> parts) {
    this.parts = parts.toArray(Part[]::new);
  }

  /**
   * Compiles the notation.
   *
   * @throws IllegalArgumentException when it is not right
   */
  static Template of(String signed) {
    List<Part> parts = TemplateReader.read(signed);
    if (parts == null) {
      throw new IllegalArgumentException("not a template of signed bytes: " + signed);
    }
    return new Template(parts);
  }

  boolean uses(Class<? extends Part> kind) {
    for (Part part : parts) {
      if (kind.isInstance(part)) {
        return true;
      }
    }
    return false;
  }

  byte[][] newPieces() {
    return new byte[parts.length][];
  }

  /** Fills in the pieces of which the signed bytes consist; null when all are there. */
  @Nullable Refusal fill(byte[][] pieces, SignedRequest request, String timestamp, String id) {
    for (int i = 0; i < parts.length; i++) {
      Refusal refusal =
          switch (parts[i]) {
            case Part.Literal literal -> put(pieces, i, literal.bytes().utf8());
            case Part.Body body -> put(pieces, i, request.body());
            case Part.Timestamp token -> put(pieces, i, timestamp.getBytes(US_ASCII));
            case Part.Id token -> putDelimited(pieces, i, id);
            case Part.Method method -> put(pieces, i, request.method().getBytes(US_ASCII));
            case Part.Url url -> putUrl(pieces, i, request.url());
            case Part.DecodedUrl url -> putUrl(pieces, i, DecodedUrl.of(request.url()));
            case Part.SortedForm form -> put(pieces, i, SortedForm.of(request.body()));
            case Part.BodyCrc32 checksum -> put(pieces, i, crc32(request.body()));
            case Part.Header header -> putText(pieces, i, FieldText.of(request, header.field()));
            case Part.Json json -> putJson(pieces, i, json.pointer().textIn(request.body()));
          };
      if (refusal != null) {
        return refusal;
      }
    }
    return null;
  }

  private static @Nullable Refusal put(byte[][] pieces, int index, byte @Nullable [] bytes) {
    if (bytes == null) {
      return Refusal.MALFORMED_FIELD;
    }
    pieces[index] = bytes;
    return null;
  }

  private static @Nullable Refusal putUrl(byte[][] pieces, int index, @Nullable String url) {
    return url == null ? Refusal.MISSING_FIELD : put(pieces, index, url.getBytes(UTF_8));
  }

  private static @Nullable Refusal putJson(byte[][] pieces, int index, @Nullable String text) {
    return text == null ? Refusal.MISSING_FIELD : put(pieces, index, text.getBytes(UTF_8));
  }

  private @Nullable Refusal putText(byte[][] pieces, int index, FieldText text) {
    return switch (text) {
      case FieldText.Present present -> putDelimited(pieces, index, present.text());
      case FieldText.Absent absent -> Refusal.MISSING_FIELD;
      case FieldText.Ambiguous ambiguous -> Refusal.MALFORMED_FIELD;
    };
  }

  /**
   * A header value that holds the delimiter after it could be cut at another place and still give
   * the same signed bytes, so that the signature of one message would serve for another.
   */
  private @Nullable Refusal putDelimited(byte[][] pieces, int index, String value) {
    if (index + 1 < parts.length
        && parts[index + 1] instanceof Part.Literal delimiter
        && value.contains(delimiter.bytes().text())) {
      return Refusal.MALFORMED_FIELD;
    }
    return put(pieces, index, HeaderBytes.of(value));
  }

  private static byte[] crc32(byte[] body) {
    var crc = new CRC32();
    crc.update(body);
    return Long.toString(crc.getValue()).getBytes(US_ASCII);
  }
}
