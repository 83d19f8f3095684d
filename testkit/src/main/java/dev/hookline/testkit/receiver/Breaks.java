package dev.hookline.testkit.receiver;

/** Connections that end at the wrong moment. */
public final class Breaks {
  private static final String HALF_AN_ANSWER =
      "HTTP/1.1 200 \r\nContent-Length: 1000\r\n\r\nonly the beginning of the body";

  private Breaks() {}

  /** RST in the middle of the body. */
  public static Behaviour resetInsideBody() {
    return Framings.verbatim(HALF_AN_ANSWER, AfterAnswer.RESET);
  }

  /** RST instead of an answer, once the request has been read. */
  public static Behaviour resetInsteadOfAnswer() {
    return exchange -> AfterAnswer.RESET;
  }

  /** FIN instead of an answer, once the request has been read. */
  public static Behaviour closeInsteadOfAnswer() {
    return exchange -> AfterAnswer.CLOSE;
  }

  /** FIN in the middle of the header section. */
  public static Behaviour closeInsideHead() {
    return Framings.verbatim("HTTP/1.1 200 \r\nContent-Le", AfterAnswer.CLOSE);
  }

  /**
   * A complete answer that lets the client expect a reusable connection, then FIN at once: the
   * client's next request races with it.
   */
  public static Behaviour answerThenClose(int status) {
    Behaviour answer = Answers.status(status);
    return exchange -> {
      answer.respond(exchange);
      return AfterAnswer.CLOSE;
    };
  }
}
