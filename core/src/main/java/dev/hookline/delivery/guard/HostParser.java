package dev.hookline.delivery.guard;

import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;

/** Reads the host of a URL: canonical dotted quad, bracketed IPv6, or a name of LDH labels. */
final class HostParser {

  private static final int MAX_NAME_LENGTH = 253;
  private static final int MAX_LABEL_LENGTH = 63;

  private HostParser() {}

  static Checked<Host> parse(String text) {
    if (text.isEmpty()) {
      return malformed("The URL has no host");
    }
    if (text.startsWith("[")) {
      return bracketed(text);
    }
    OptionalLong quad = Ipv4Text.parse(text);
    if (quad.isPresent()) {
      return new Checked.Ok<>(new Host.Literal(IpAddress.v4(quad.getAsLong())));
    }
    return switch (InternationalName.toAscii(text)) {
      case Checked.Ok<String>(String ascii) -> name(ascii);
      case Checked.Refused<String> refused -> refused.of();
    };
  }

  private static Checked<Host> bracketed(String text) {
    Optional<IpAddress> address =
        text.endsWith("]")
            ? Ipv6Text.parse(text.substring(1, text.length() - 1))
            : Optional.empty();
    return address
        .<Checked<Host>>map(found -> new Checked.Ok<>(new Host.Literal(found)))
        .orElseGet(() -> malformed("The host in brackets is not an IPv6 address without zone"));
  }

  private static Checked<Host> name(String ascii) {
    String name = withoutRootDot(ascii).toLowerCase(Locale.ROOT);
    if (looksNumeric(name)) {
      return new Checked.Refused<>(
          RefusalCode.NUMERIC_HOST,
          "The host is a number but not an IPv4 address of four decimal octets without leading zeros");
    }
    if (name.length() > MAX_NAME_LENGTH) {
      return malformed("The host name is longer than " + MAX_NAME_LENGTH + " characters");
    }
    for (String label : name.split("\\.", -1)) {
      Optional<String> problem = labelProblem(label);
      if (problem.isPresent()) {
        return malformed("The host name has a label that " + problem.get());
      }
    }
    return new Checked.Ok<>(new Host.Name(name));
  }

  private static Optional<String> labelProblem(String label) {
    if (label.isEmpty()) {
      return Optional.of("is empty");
    }
    if (label.length() > MAX_LABEL_LENGTH) {
      return Optional.of("is longer than " + MAX_LABEL_LENGTH + " characters");
    }
    if (!label.chars().allMatch(AsciiText::isLetterDigitOrHyphen)) {
      return Optional.of("has a character other than a letter, a digit or a hyphen");
    }
    if (label.startsWith("-") || label.endsWith("-")) {
      return Optional.of("starts or ends with a hyphen");
    }
    return Optional.empty();
  }

  /**
   * A name whose last label is a number is an IPv4 address to some parsers (WHATWG URL, "ends in a
   * number checker"), and a mix of digits, dots and x is one to {@code inet_aton}.
   */
  private static boolean looksNumeric(String name) {
    String withoutDots = name.endsWith(".") ? name.replaceAll("\\.+$", "") : name;
    String last = withoutDots.substring(withoutDots.lastIndexOf('.') + 1);
    boolean hexadecimal = last.startsWith("0x") && AsciiText.isHexDigits(last.substring(2));
    boolean decimal = !last.isEmpty() && AsciiText.isDigits(last);
    return decimal
        || hexadecimal
        || name.chars().allMatch(c -> AsciiText.isDigit(c) || c == '.' || c == 'x');
  }

  private static String withoutRootDot(String name) {
    return name.endsWith(".") ? name.substring(0, name.length() - 1) : name;
  }

  private static Checked<Host> malformed(String reason) {
    return new Checked.Refused<>(RefusalCode.MALFORMED_HOST, reason);
  }
}
