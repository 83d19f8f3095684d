package dev.hookline.delivery.guard;

/** Where a URL points: a name still to be resolved, or an address that needs no lookup. */
sealed interface Host {

  /**
   * @param text lower-case ASCII (international names as punycode), no trailing dot
   */
  record Name(String text) implements Host {}

  record Literal(IpAddress address) implements Host {}

  /** As an {@code Host} header or a URL spells it, with brackets around IPv6. */
  default String inUrl() {
    return switch (this) {
      case Name(String text) -> text;
      case Literal(IpAddress address) when address.isV4() -> address.text();
      case Literal(IpAddress address) -> "[" + address.text() + "]";
    };
  }
}
