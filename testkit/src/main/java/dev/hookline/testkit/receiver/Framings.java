package dev.hookline.testkit.receiver;

/** Answers whose frame breaks HTTP/1.1 or is easily misread (RFC 9112 section 6). */
public final class Framings {
  private Framings() {}

  /** A first line that is no status line. */
  public static Behaviour badStatusLine() {
    return verbatim("HELLO/9 maybe fine\r\nContent-Length: 0\r\n\r\n", AfterAnswer.CLOSE);
  }

  /** A status that is no three-digit number. */
  public static Behaviour badStatusCode() {
    return verbatim("HTTP/1.1 2x0 OK\r\nContent-Length: 0\r\n\r\n", AfterAnswer.CLOSE);
  }

  /** A switch of protocols that nobody asked for; the connection then stays silent. */
  public static Behaviour switchingProtocols() {
    return exchange -> {
      exchange.write(Answers.head(101, "Connection: Upgrade", "Upgrade: surprise/1"));
      exchange.awaitClientLeft();
      return AfterAnswer.CLOSE;
    };
  }

  /** A 204 that carries a body all the same, in front of whatever the connection carries next. */
  public static Behaviour noContentWithBody() {
    return verbatim("HTTP/1.1 204 \r\nContent-Length: 5\r\n\r\nhello", AfterAnswer.KEEP_OPEN);
  }

  /** Promises more bytes than it sends before FIN. */
  public static Behaviour bodyShorterThanPromised() {
    return verbatim("HTTP/1.1 200 \r\nContent-Length: 100\r\n\r\nshort", AfterAnswer.CLOSE);
  }

  /** Sends more bytes than it promised, on a connection that stays open. */
  public static Behaviour bodyLongerThanPromised() {
    return verbatim(
        "HTTP/1.1 200 \r\nContent-Length: 2\r\n\r\nok and then some", AfterAnswer.KEEP_OPEN);
  }

  /** Two different lengths for one body. */
  public static Behaviour contradictingLengths() {
    return verbatim(
        "HTTP/1.1 200 \r\nContent-Length: 2\r\nContent-Length: 4\r\n\r\nokok", AfterAnswer.CLOSE);
  }

  /** A chunk size that is no hexadecimal number. */
  public static Behaviour badChunkSize() {
    return verbatim(
        "HTTP/1.1 200 \r\nTransfer-Encoding: chunked\r\n\r\nzz\r\nok\r\n0\r\n\r\n",
        AfterAnswer.CLOSE);
  }

  /** These characters, one byte each, and nothing else. */
  public static Behaviour verbatim(String wire, AfterAnswer after) {
    return exchange -> {
      exchange.write(wire);
      return after;
    };
  }
}
