package dev.hookline.delivery.guard;

/**
 * Character classes limited to ASCII: {@link Character} also accepts the digits of other scripts.
 */
final class AsciiText {

  private AsciiText() {}

  static boolean isDigit(int character) {
    return character >= '0' && character <= '9';
  }

  static boolean isHexDigit(int character) {
    return isDigit(character)
        || (character >= 'a' && character <= 'f')
        || (character >= 'A' && character <= 'F');
  }

  static boolean isLetterDigitOrHyphen(int character) {
    return isDigit(character)
        || character == '-'
        || (character >= 'a' && character <= 'z')
        || (character >= 'A' && character <= 'Z');
  }

  static boolean isDigits(String text) {
    return text.chars().allMatch(AsciiText::isDigit);
  }

  static boolean isHexDigits(String text) {
    return text.chars().allMatch(AsciiText::isHexDigit);
  }

  static boolean isAscii(String text) {
    return text.chars().allMatch(character -> character < 0x80);
  }
}
