package dev.hookline.signatures.scheme;

import dev.hookline.signatures.json.JsonPointer;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads the notation of {@link SignatureScheme#signed()}. */
final class TemplateReader {

  private static final int MAX_CHARS = 1024;
  private static final int MAX_PARTS = 32;
  private static final String HEADER = "header:";
  private static final String JSON = "json:";

  private final String text;
  private final List<Part> parts = new ArrayList<>();

  private TemplateReader(String text) {
    this.text = text;
  }

  /** Null when the notation is not right. */
  static @Nullable List<Part> read(String text) {
    var reader = new TemplateReader(text);
    return text.length() <= MAX_CHARS && reader.readAll() ? List.copyOf(reader.parts) : null;
  }

  private boolean readAll() {
    int at = 0;
    while (at < text.length()) {
      int open = text.indexOf('{', at);
      int literalEnd = open < 0 ? text.length() : open;
      if (literalEnd > at) {
        parts.add(new Part.Literal(new LiteralBytes(text.substring(at, literalEnd))));
      }
      if (open < 0) {
        break;
      }
      int close = text.indexOf('}', open);
      Part token = close < 0 ? null : token(text.substring(open + 1, close));
      if (token == null || parts.size() == MAX_PARTS) {
        return false;
      }
      parts.add(token);
      at = close + 1;
    }
    return !parts.isEmpty();
  }

  private static @Nullable Part token(String name) {
    return switch (name) {
      case "body" -> new Part.Body();
      case "body_crc32" -> new Part.BodyCrc32();
      case "timestamp" -> new Part.Timestamp();
      case "id" -> new Part.Id();
      case "method" -> new Part.Method();
      case "url" -> new Part.Url();
      case "decoded_url" -> new Part.DecodedUrl();
      case "sorted_form" -> new Part.SortedForm();
      default -> named(name);
    };
  }

  private static @Nullable Part named(String name) {
    if (name.startsWith(HEADER) && name.length() > HEADER.length()) {
      return new Part.Header(Field.header(name.substring(HEADER.length())));
    }
    if (name.startsWith(JSON)) {
      return JsonPointer.parse(name.substring(JSON.length())).map(Part.Json::new).orElse(null);
    }
    return null;
  }
}
