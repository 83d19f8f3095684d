package dev.hookline.signatures.scheme;

/**
 * A header, or elements of one.
 *
 * @param name the header
 * @param prefix what stands before the text, for example {@code sha256=}; empty for nothing
 * @param separator what stands between elements, for example a comma; empty when the whole header
 *     is one element. In a list, elements without the prefix are somebody else's and are passed
 *     over
 */
public record HeaderField(String name, String prefix, String separator) implements Field {

  /** The same header with a marker before the text. */
  public HeaderField prefixed(String prefix) {
    return new HeaderField(name, prefix, separator);
  }

  /** The elements of the same header that begin with the prefix. */
  public HeaderField element(String prefix, String separator) {
    return new HeaderField(name, prefix, separator);
  }

  boolean isList() {
    return !separator.isEmpty();
  }
}
