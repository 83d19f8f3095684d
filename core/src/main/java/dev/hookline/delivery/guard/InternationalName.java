package dev.hookline.delivery.guard;

import java.net.IDN;
import java.text.Normalizer;
import java.util.Locale;
import java.util.Optional;
import java.util.StringJoiner;

/**
 * Turns an international host name into the ASCII form that name servers and certificates use (RFC
 * 3490). Preparation of such names also rewrites look-alikes, for example circled letters to plain
 * ones, so a name passes only when nothing but letter case and composition changes.
 */
final class InternationalName {

  private static final String PREFIX = "xn--";

  private InternationalName() {}

  /** A name that is already ASCII is returned as it is, whatever it contains. */
  static Checked<String> toAscii(String name) {
    if (AsciiText.isAscii(name)) {
      return new Checked.Ok<>(name);
    }
    if (!name.codePoints().allMatch(InternationalName::keepsItsIdentity)) {
      return refused("has a character that stands for another one, a digit or a dot");
    }
    StringJoiner ascii = new StringJoiner(".");
    for (String label : name.split("\\.", -1)) {
      Optional<String> converted = AsciiText.isAscii(label) ? Optional.of(label) : convert(label);
      if (converted.isEmpty()) {
        return refused("has no unambiguous punycode form; give the name in punycode");
      }
      ascii.add(converted.get());
    }
    return new Checked.Ok<>(ascii.toString());
  }

  private static boolean keepsItsIdentity(int codePoint) {
    if (codePoint < 0x80) {
      return true;
    }
    String lowerCase = Character.toString(codePoint).toLowerCase(Locale.ROOT);
    String compatible = Normalizer.normalize(lowerCase, Normalizer.Form.NFKC);
    boolean mapsToAscii = compatible.chars().anyMatch(character -> character < 0x80);
    return !mapsToAscii && !isNumber(codePoint);
  }

  private static boolean isNumber(int codePoint) {
    return switch (Character.getType(codePoint)) {
      case Character.DECIMAL_DIGIT_NUMBER, Character.LETTER_NUMBER, Character.OTHER_NUMBER -> true;
      default -> false;
    };
  }

  /** The punycode label, if it stands for exactly this label. */
  private static Optional<String> convert(String label) {
    try {
      String ascii = IDN.toASCII(label, IDN.USE_STD3_ASCII_RULES);
      String expected = Normalizer.normalize(label.toLowerCase(Locale.ROOT), Normalizer.Form.NFC);
      boolean faithful = ascii.startsWith(PREFIX) && IDN.toUnicode(ascii).equals(expected);
      return faithful ? Optional.of(ascii) : Optional.empty();
    } catch (IllegalArgumentException | IndexOutOfBoundsException notEncodable) {
      return Optional.empty();
    }
  }

  private static Checked<String> refused(String problem) {
    return new Checked.Refused<>(
        RefusalCode.INTERNATIONAL_NAME, "The international host name " + problem);
  }
}
