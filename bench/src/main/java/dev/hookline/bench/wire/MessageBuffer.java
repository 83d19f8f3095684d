package dev.hookline.bench.wire;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.ReadableByteChannel;
import java.util.Arrays;

/**
 * The unread bytes of one connection, and the positions of the message found last in them.
 *
 * <p>Reads HTTP/1.1 requests and responses that state a Content-Length (RFC 9112 section 6). A
 * message without one has an empty body; a chunked one is {@link Found#UNREADABLE}. Not safe for
 * use by several threads.
 */
public final class MessageBuffer {
  /** What {@link #next()} came upon. */
  public enum Found {
    WHOLE,
    PARTIAL,
    UNREADABLE
  }

  private static final int INITIAL_BYTES = 16 * 1024;
  private static final int MAXIMUM_BYTES = 64 * 1024 * 1024;
  private static final int STATUS_OFFSET = "HTTP/1.1 ".length();
  private static final byte[] CONTENT_LENGTH = HeaderLine.name("content-length");
  private static final byte[] CONNECTION_CLOSE = HeaderLine.name("connection: close");
  private static final byte[] TRANSFER_ENCODING = HeaderLine.name("transfer-encoding");

  private byte[] bytes = new byte[INITIAL_BYTES];
  private ByteBuffer view = ByteBuffer.wrap(bytes);
  private int unread;
  private int end;
  private int messageStart;
  private int bodyStart;
  private int bodyEnd;
  private boolean closing;

  /**
   * Reads once from the channel.
   *
   * @return false at the end of the stream
   * @throws IOException when the channel fails or one message exceeds 64 MiB
   */
  public boolean fill(ReadableByteChannel channel) throws IOException {
    makeRoom();
    view.limit(bytes.length).position(end);
    int count = channel.read(view);
    if (count < 0) {
      return false;
    }
    end += count;
    return true;
  }

  /** Moves on to the next message; positions hold until the next call of this or of fill. */
  public Found next() {
    int contentLength = 0;
    boolean close = false;
    int line = unread;
    while (true) {
      int newline = HeaderLine.end(bytes, line, end);
      if (newline < 0) {
        return Found.PARTIAL;
      }
      if (newline - line <= 1) {
        line = newline + 1;
        break;
      }
      if (HeaderLine.startsWith(bytes, line, newline, CONTENT_LENGTH)) {
        contentLength = HeaderLine.number(bytes, line + CONTENT_LENGTH.length + 1, newline);
        if (contentLength < 0) {
          return Found.UNREADABLE;
        }
      } else if (HeaderLine.startsWith(bytes, line, newline, TRANSFER_ENCODING)) {
        return Found.UNREADABLE;
      } else if (HeaderLine.startsWith(bytes, line, newline, CONNECTION_CLOSE)) {
        close = true;
      }
      line = newline + 1;
    }
    if (end - line < contentLength) {
      return Found.PARTIAL;
    }
    messageStart = unread;
    bodyStart = line;
    bodyEnd = line + contentLength;
    unread = bodyEnd;
    closing = close;
    return Found.WHOLE;
  }

  /** The array that the positions refer to; replaced when it grows. */
  public byte[] bytes() {
    return bytes;
  }

  public int bodyStart() {
    return bodyStart;
  }

  public int bodyEnd() {
    return bodyEnd;
  }

  /** Whether the sender announced that it closes the connection after this message. */
  public boolean closing() {
    return closing;
  }

  /** The status of a response, or -1 when the first line holds none. */
  public int status() {
    int at = messageStart + STATUS_OFFSET;
    return at + 3 > bodyStart ? -1 : HeaderLine.number(bytes, at, at + 3);
  }

  /**
   * Looks a header up in the message found last.
   *
   * @param name lower-case name as {@link HeaderLine#name} gives it
   * @return position of the first byte of the value, or -1
   */
  public int header(byte[] name) {
    int line = messageStart;
    while (line < bodyStart) {
      int newline = HeaderLine.end(bytes, line, bodyStart);
      if (newline < 0) {
        return -1;
      }
      if (HeaderLine.startsWith(bytes, line, newline, name)) {
        return HeaderLine.skipBlanks(bytes, line + name.length + 1, newline);
      }
      line = newline + 1;
    }
    return -1;
  }

  /** The end (exclusive) of the header value that begins at the position. */
  public int valueEnd(int position) {
    int at = position;
    while (at < bodyStart && bytes[at] > ' ') {
      at++;
    }
    return at;
  }

  private void makeRoom() throws IOException {
    if (unread == end) {
      unread = 0;
      end = 0;
    } else if (end == bytes.length && unread > 0) {
      System.arraycopy(bytes, unread, bytes, 0, end - unread);
      end -= unread;
      unread = 0;
    } else if (end == bytes.length) {
      if (bytes.length == MAXIMUM_BYTES) {
        throw new IOException("a message exceeds " + MAXIMUM_BYTES + " bytes");
      }
      bytes = Arrays.copyOf(bytes, bytes.length * 2);
      view = ByteBuffer.wrap(bytes);
    }
  }
}
