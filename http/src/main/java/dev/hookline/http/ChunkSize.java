package dev.hookline.http;

import io.netty.buffer.ByteBuf;
import io.netty.handler.codec.http.HttpConstants;

/**
 * Reads the line before a chunk (RFC 9112 section 7.1): hexadecimal digits, and what may follow
 * them, extensions that nobody knows. Blanks between them and the line's end are let pass, as some
 * senders pad the size.
 */
final class ChunkSize {

  private static final int NONE = -1;
  private static final byte TAB = '\t';
  private static final byte BLANK = ' ';
  private static final byte DELETE = 0x7F;

  private ChunkSize() {}

  /**
   * In bytes; negative when the line gives no size.
   *
   * @param lineFeed where the line ends
   */
  static long of(ByteBuf bytes, int from, int lineFeed) {
    int end = lineFeed - 1;
    if (end < from || bytes.getByte(end) != HttpConstants.CR) {
      return NONE;
    }
    long size = 0;
    int at = from;
    for (; at < end && Character.digit(bytes.getByte(at), 16) >= 0; at++) {
      size = size << 4 | Character.digit(bytes.getByte(at), 16);
      if (size > Integer.MAX_VALUE) {
        return NONE;
      }
    }
    return at > from && isIgnorable(bytes, at, end) ? size : NONE;
  }

  private static boolean isIgnorable(ByteBuf bytes, int from, int end) {
    int at = from;
    while (at < end && isBlank(bytes.getByte(at))) {
      at++;
    }
    if (at < end && bytes.getByte(at) != ';') {
      return false;
    }
    for (; at < end; at++) {
      byte letter = bytes.getByte(at);
      if ((letter >= 0 && letter < BLANK && letter != TAB) || letter == DELETE) {
        return false;
      }
    }
    return true;
  }

  private static boolean isBlank(byte letter) {
    return letter == BLANK || letter == TAB;
  }
}
