package dev.hookline.testkit.receiver;

import java.io.IOException;
import java.util.Arrays;

/** Answers with too much of something. Endless ones end when the client leaves. */
public final class Floods {
  private static final byte[] BLOCK = block();
  private static final String CHUNK_SIZE_LINE = Integer.toHexString(BLOCK.length) + "\r\n";

  private Floods() {}

  /** A well-framed body of this many bytes, streamed. */
  public static Behaviour body(long lengthBytes) {
    return exchange -> {
      exchange.write(Answers.head(200, "Content-Length: " + lengthBytes));
      for (long left = lengthBytes; left > 0; left -= BLOCK.length) {
        exchange.write(left >= BLOCK.length ? BLOCK : Arrays.copyOf(BLOCK, (int) left));
      }
      return AfterAnswer.KEEP_OPEN;
    };
  }

  /** A chunked body without a last chunk. */
  public static Behaviour endlessBody() {
    return exchange -> {
      exchange.write(Answers.head(200, "Transfer-Encoding: chunked"));
      while (true) {
        exchange.write(CHUNK_SIZE_LINE);
        exchange.write(BLOCK);
        exchange.write("\r\n");
      }
    };
  }

  /** Header lines without an end. */
  public static Behaviour endlessHeaders() {
    return exchange -> {
      exchange.write("HTTP/1.1 200 \r\n");
      for (long line = 0; true; line++) {
        exchange.write("X-Line-" + line + ": more to come\r\n");
      }
    };
  }

  /** A complete answer with one header value of this size, such as 1 MiB. */
  public static Behaviour hugeHeader(int valueBytes) {
    return exchange -> {
      exchange.write("HTTP/1.1 200 \r\nX-Huge: ");
      exchange.write("h".repeat(valueBytes));
      exchange.write("\r\nContent-Length: 0\r\n\r\n");
      return AfterAnswer.KEEP_OPEN;
    };
  }

  /** Interim answers (1xx), then a plain 200. */
  public static Behaviour interimThenOk(int interimStatus, int count) {
    return exchange -> {
      writeInterim(exchange, interimStatus, count);
      return Answers.status(200).respond(exchange);
    };
  }

  /** Interim answers (1xx), and never a final one. */
  public static Behaviour interimThenNothing(int interimStatus, int count) {
    return exchange -> {
      writeInterim(exchange, interimStatus, count);
      exchange.awaitClientLeft();
      return AfterAnswer.CLOSE;
    };
  }

  /** Interim answers (1xx) for ever. */
  public static Behaviour interimForEver(int interimStatus) {
    return exchange -> {
      while (true) {
        writeInterim(exchange, interimStatus, 1_000);
      }
    };
  }

  private static void writeInterim(Exchange exchange, int status, int count) throws IOException {
    String interim = Answers.head(status);
    for (int sent = 0; sent < count; sent++) {
      exchange.write(interim);
    }
  }

  private static byte[] block() {
    byte[] block = new byte[16 * 1024];
    Arrays.fill(block, (byte) 'x');
    return block;
  }
}
