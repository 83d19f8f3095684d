package dev.hookline.http.outbound;

import dev.hookline.job.AttemptError;
import io.netty.channel.ConnectTimeoutException;
import io.netty.handler.codec.DecoderException;
import io.netty.handler.codec.PrematureChannelClosureException;
import io.netty.handler.codec.http.TooLongHttpHeaderException;
import io.netty.handler.codec.http.TooLongHttpLineException;
import io.vertx.core.http.HttpClosedException;
import java.io.IOException;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.SocketException;
import java.nio.channels.ClosedChannelException;
import javax.net.ssl.SSLException;

/** Reads what went wrong out of the exceptions of Vert.x, Netty and the JDK. */
final class FailureReading {

  private FailureReading() {}

  /** Why no connection came about. */
  static Failure ofConnecting(Route route, Throwable cause) {
    return switch (cause) {
      case NoFreeConnection none -> failure(AttemptError.CONNECT_TIMEOUT, oneLine(none));
      case ConnectTimeoutException _ ->
          failure(AttemptError.CONNECT_TIMEOUT, "no connection to " + route + " in time");
      case SSLException tls -> failure(AttemptError.TLS, TlsProblem.of(route, tls));
      case ConnectException refused when oneLine(refused).contains("refused") ->
          failure(AttemptError.CONNECT_REFUSED, "connection refused by " + route);
      case SocketException unreachable when isUnreachable(unreachable) ->
          failure(AttemptError.CONNECT_REFUSED, route + " is unreachable: " + oneLine(unreachable));
      case ClosedChannelException _ -> closed("closed the connection at once");
      case HttpClosedException _ -> closed("closed the connection at once");
      case IOException broken -> closed("connection broken: " + oneLine(broken));
      default -> failure(AttemptError.INTERNAL, "could not connect: " + oneLine(cause));
    };
  }

  /** Why a request that was sent got no complete answer. */
  static Failure ofExchange(boolean answerBegun, Throwable cause) {
    String when = answerBegun ? "inside of its answer" : "before it answered";
    return switch (cause) {
      case HttpClosedException _ -> closed("closed the connection " + when);
      case ClosedChannelException _ -> closed("closed the connection " + when);
      case PrematureChannelClosureException _ ->
          closed("closed the connection inside of its answer");
      case TooLongHttpLineException _ -> protocol("the status line is too long");
      case TooLongHttpHeaderException _ ->
          protocol("the headers are larger than " + Limits.HEADER_BYTES + " bytes");
      case InterimAnswers.Flood flood -> protocol(oneLine(flood));
      case SSLException tls -> failure(AttemptError.TLS, "TLS failed: " + oneLine(tls));
      case DecoderException wrapper when wrapper.getCause() instanceof SSLException tls ->
          failure(AttemptError.TLS, "TLS failed: " + oneLine(tls));
      case IOException broken -> closed("broke the connection " + when + ": " + oneLine(broken));
      default -> protocol("the answer is not HTTP/1.1: " + oneLine(cause));
    };
  }

  private static boolean isUnreachable(SocketException failure) {
    return failure instanceof NoRouteToHostException || oneLine(failure).contains("unreachable");
  }

  static Failure protocol(String detail) {
    return failure(AttemptError.PROTOCOL, detail);
  }

  private static Failure closed(String detail) {
    return failure(AttemptError.CONNECTION_RESET, detail);
  }

  private static Failure failure(AttemptError error, String detail) {
    return new Failure(error, detail);
  }

  /** A peer may have had a hand in the message: it is cut and has no line breaks. */
  static String oneLine(Throwable cause) {
    String message = cause.getMessage();
    String text = message == null ? cause.getClass().getSimpleName() : message;
    String cut =
        text.length() > Limits.DETAIL_CHARACTERS
            ? text.substring(0, Limits.DETAIL_CHARACTERS)
            : text;
    return cut.replaceAll("\\p{Cntrl}", " ");
  }
}
