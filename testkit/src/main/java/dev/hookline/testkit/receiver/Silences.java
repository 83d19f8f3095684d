package dev.hookline.testkit.receiver;

import java.time.Duration;

/**
 * Receivers that keep the client waiting. All end when the client leaves or the receiver closes.
 */
public final class Silences {
  private static final byte[] ONE_BYTE = {'.'};

  private Silences() {}

  /** Takes the request and says nothing. */
  public static Behaviour neverAnswer() {
    return exchange -> {
      exchange.awaitClientLeft();
      return AfterAnswer.CLOSE;
    };
  }

  /** Sends a status line and header section that promise a body, and then nothing. */
  public static Behaviour headThenNothing(int status) {
    return exchange -> {
      exchange.write(Answers.head(status, "Content-Length: 10"));
      exchange.awaitClientLeft();
      return AfterAnswer.CLOSE;
    };
  }

  /** Sends a good head, then one body byte per interval for ever. */
  public static Behaviour dripBody(int status, Duration interval) {
    return exchange -> {
      exchange.write(Answers.head(status, "Content-Length: " + Long.MAX_VALUE));
      while (true) {
        exchange.pause(interval);
        exchange.write(ONE_BYTE);
      }
    };
  }

  /** Sends one byte of a header per interval for ever: no answer is ever complete. */
  public static Behaviour dripHead(Duration interval) {
    return exchange -> {
      exchange.write("HTTP/1.1 200 \r\nX-Drip: ");
      while (true) {
        exchange.pause(interval);
        exchange.write(ONE_BYTE);
      }
    };
  }
}
