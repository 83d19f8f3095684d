package dev.hookline.signatures.handshake;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import dev.hookline.signatures.SignedRequest;
import dev.hookline.signatures.json.JsonPointer;
import java.util.regex.Pattern;

/** What tells a handshake from other requests. */
public sealed interface Condition {

  boolean isMet(SignedRequest request);

  /** A place holds this text. */
  record Is(Place place, String text) implements Condition {
    @Override
    public boolean isMet(SignedRequest request) {
      return text.equals(place.in(request));
    }
  }

  /** A header field is absent. */
  record HasNo(String header) implements Condition {
    @Override
    public boolean isMet(SignedRequest request) {
      return request.headerValues(header).isEmpty();
    }
  }

  /** A place holds nothing. */
  record Lacks(Place place) implements Condition {
    @Override
    public boolean isMet(SignedRequest request) {
      return place.in(request) == null;
    }
  }

  /** The body is a short text of this form. */
  record Body(Pattern form) implements Condition {

    private static final int BYTES_MAX = 256;

    @Override
    public boolean isMet(SignedRequest request) {
      byte[] body = request.body();
      return body.length <= BYTES_MAX && form.matcher(new String(body, ISO_8859_1)).matches();
    }
  }

  /** A list in the body is empty. */
  record IsEmpty(JsonPointer list) implements Condition {
    @Override
    public boolean isMet(SignedRequest request) {
      return list.arrayLengthIn(request.body()) == 0;
    }
  }
}
