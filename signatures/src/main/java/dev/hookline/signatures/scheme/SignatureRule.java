package dev.hookline.signatures.scheme;

import java.util.List;

/**
 * Where the signature stands and how it is written.
 *
 * @param fields the places to look at, usually one; all that are present count, up to {@link
 *     #maxSignatures} together
 */
public record SignatureRule(List<Field> fields, SignatureEncoding encoding) {

  /** A copy that cannot change. */
  public SignatureRule {
    fields = List.copyOf(fields);
    if (fields.isEmpty()) {
      throw new IllegalArgumentException("a signature needs a place");
    }
  }

  /**
   * One for each place, and 16 at least: more than any sender needs while it rotates secrets. It
   * bounds what a forger can make us compute.
   */
  int maxSignatures() {
    return Math.max(16, fields.size());
  }

  /** Whether one request may bring more than one signature. */
  boolean offersSeveral() {
    return fields.size() > 1
        || fields.stream()
            .anyMatch(field -> field instanceof HeaderField header && header.isList());
  }

  /** Hexadecimal signatures in these places. */
  public static SignatureRule hex(Field... fields) {
    return new SignatureRule(List.of(fields), SignatureEncoding.HEX);
  }

  /** Base64 signatures in these places. */
  public static SignatureRule base64(Field... fields) {
    return new SignatureRule(List.of(fields), SignatureEncoding.BASE64);
  }
}
