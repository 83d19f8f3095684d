package dev.hookline.signatures.handshake;

import dev.hookline.signatures.SignedRequest;
import dev.hookline.signatures.json.JsonPointer;

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

  /** A list in the body is empty. */
  record IsEmpty(JsonPointer list) implements Condition {
    @Override
    public boolean isMet(SignedRequest request) {
      return list.arrayLengthIn(request.body()) == 0;
    }
  }
}
