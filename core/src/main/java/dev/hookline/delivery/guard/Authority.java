package dev.hookline.delivery.guard;

/** Host and port of a URL (RFC 3986 section 3.2), without user information. */
record Authority(Host host, int port) {

  private static final int MAX_PORT = 65_535;

  static Checked<Authority> parse(String text, int defaultPort) {
    if (text.indexOf('@') >= 0) {
      return new Checked.Refused<>(
          RefusalCode.USER_INFO, "The URL must not carry a user name or password");
    }
    if (text.indexOf('%') >= 0) {
      return new Checked.Refused<>(
          RefusalCode.ILLEGAL_CHARACTER, "The host must not be percent-encoded or carry a zone");
    }
    int colon = text.indexOf(':', text.lastIndexOf(']') + 1);
    String host = colon < 0 ? text : text.substring(0, colon);
    String port = colon < 0 ? Integer.toString(defaultPort) : text.substring(colon + 1);
    if (!isPort(port)) {
      return new Checked.Refused<>(
          RefusalCode.MALFORMED_PORT, "The port must be a number from 1 to " + MAX_PORT);
    }
    return switch (HostParser.parse(host)) {
      case Checked.Ok<Host>(Host found) ->
          new Checked.Ok<>(new Authority(found, Integer.parseInt(port)));
      case Checked.Refused<Host> refused -> refused.of();
    };
  }

  private static boolean isPort(String text) {
    return !text.isEmpty()
        && text.length() <= 5
        && AsciiText.isDigits(text)
        && text.charAt(0) != '0'
        && Integer.parseInt(text) <= MAX_PORT;
  }
}
