package dev.hookline.signatures.handshake;

import dev.hookline.signatures.SignedRequest;
import dev.hookline.signatures.json.JsonPointer;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Where a text of a handshake stands. */
public sealed interface Place {

  /** The text, or null when there is none, or more than one. */
  @Nullable String in(SignedRequest request);

  static Place query(String name) {
    return new Query(name);
  }

  static Place header(String name) {
    return new Header(name);
  }

  static Place body(String pointer) {
    return new Body(JsonPointer.of(pointer));
  }

  /** A parameter of the URL, decoded. */
  record Query(String name) implements Place {
    @Override
    public @Nullable String in(SignedRequest request) {
      return QueryText.of(request.url(), name);
    }
  }

  /** A header field. */
  record Header(String name) implements Place {
    @Override
    public @Nullable String in(SignedRequest request) {
      List<String> values = request.headerValues(name);
      return values.size() == 1 ? values.get(0) : null;
    }
  }

  /** A text, number or truth value of a JSON body. */
  record Body(JsonPointer pointer) implements Place {
    @Override
    public @Nullable String in(SignedRequest request) {
      return pointer.textIn(request.body());
    }
  }
}
