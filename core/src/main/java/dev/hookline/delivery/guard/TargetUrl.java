package dev.hookline.delivery.guard;

import java.net.InetAddress;
import java.util.Optional;

/**
 * The URL of a receiver, parsed once. Everything that sends uses these parts and never the text it
 * was read from, so no second parser can see another host.
 *
 * <p>The scheme is http or https; a host is a canonical dotted quad, a bracketed IPv6 address
 * without zone or a name in punycode without trailing dot; path and query are kept as given except
 * that characters outside RFC 3986 are percent-encoded; a fragment is dropped because it is never
 * sent.
 */
public final class TargetUrl {

  /** Longest URL accepted, in characters, as given and as sent. */
  public static final int MAX_LENGTH = 2_048;

  private final boolean secure;
  private final Authority authority;
  private final String requestTarget;

  /** Only the parser builds one: a holder of a TargetUrl need not check it again. */
  TargetUrl(boolean secure, Authority authority, String requestTarget) {
    this.secure = secure;
    this.authority = authority;
    this.requestTarget = requestTarget;
  }

  public static Checked<TargetUrl> parse(String url) {
    return TargetUrlParser.parse(url);
  }

  /** Whether the scheme is https. */
  public boolean secure() {
    return secure;
  }

  /** The name for the lookup, SNI and the certificate check, or the address without brackets. */
  public String host() {
    return switch (authority.host()) {
      case Host.Name(String name) -> name;
      case Host.Literal(IpAddress address) -> address.text();
    };
  }

  /** From 1 to 65535, the scheme's default when the URL names none. */
  public int port() {
    return authority.port();
  }

  /** Path and query as they go on the request line, at least {@code /}. */
  public String requestTarget() {
    return requestTarget;
  }

  /** The value of the {@code Host} header: the port only when it is not the scheme's default. */
  public String hostHeader() {
    boolean isDefault = port() == defaultPort(secure);
    return authority.host().inUrl() + (isDefault ? "" : ":" + port());
  }

  /** The address when the host is one and needs no lookup. */
  public Optional<InetAddress> literal() {
    return switch (authority.host()) {
      case Host.Name ignored -> Optional.empty();
      case Host.Literal(IpAddress address) -> Optional.of(address.toInetAddress());
    };
  }

  Host parsedHost() {
    return authority.host();
  }

  /** The whole URL in canonical form; parsing it again gives an equal value. */
  public String text() {
    return (secure ? "https://" : "http://") + hostHeader() + requestTarget;
  }

  static int defaultPort(boolean secure) {
    return secure ? 443 : 80;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof TargetUrl that && text().equals(that.text());
  }

  @Override
  public int hashCode() {
    return text().hashCode();
  }

  @Override
  public String toString() {
    return text();
  }
}
