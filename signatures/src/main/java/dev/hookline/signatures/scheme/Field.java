package dev.hookline.signatures.scheme;

import dev.hookline.signatures.json.JsonPointer;

/**
 * A place in a request that holds a text: a header, an element of a header, or a value of a JSON
 * body.
 */
public sealed interface Field extends IdentityField permits HeaderField, BodyField {

  /** A header that holds the text and nothing else. */
  static HeaderField header(String name) {
    return new HeaderField(name, "", "");
  }

  /** A value of a JSON body. */
  static BodyField body(String pointer) {
    return new BodyField(JsonPointer.of(pointer));
  }
}
