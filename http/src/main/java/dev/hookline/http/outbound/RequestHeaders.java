package dev.hookline.http.outbound;

import dev.hookline.delivery.OutboundRequest;
import dev.hookline.job.AttemptError;
import io.netty.util.AsciiString;
import io.vertx.core.MultiMap;

/** Writes the header section of a request: Host, what the request brings in its order, length. */
final class RequestHeaders {

  private static final CharSequence HOST = AsciiString.cached("Host");

  private static final CharSequence CONTENT_LENGTH = AsciiString.cached("Content-Length");

  private RequestHeaders() {}

  static void write(OutboundRequest request, MultiMap into) {
    into.add(HOST, request.url().hostHeader());
    request
        .headers()
        .forEach((name, value) -> {
          if (!isFraming(name)) {
            into.add(name, value);
          }
        });
    if (request.method() != OutboundRequest.Method.GET) {
      into.add(CONTENT_LENGTH, Integer.toString(request.body().length));
    }
  }

  static Failure illegal(IllegalArgumentException problem) {
    return new Failure(
        AttemptError.INTERNAL, "a header cannot be sent: " + FailureReading.oneLine(problem));
  }

  /** What would let a request be read in two ways (RFC 9112 section 6) belongs to the transport. */
  private static boolean isFraming(String name) {
    return switch (name.length()) {
      case 2 -> name.equalsIgnoreCase("te");
      case 4 -> name.equalsIgnoreCase("host");
      case 6 -> name.equalsIgnoreCase("expect");
      case 7 -> name.equalsIgnoreCase("upgrade") || name.equalsIgnoreCase("trailer");
      case 10 -> name.equalsIgnoreCase("connection") || name.equalsIgnoreCase("keep-alive");
      case 14 -> name.equalsIgnoreCase("content-length");
      case 17 -> name.equalsIgnoreCase("transfer-encoding");
      default -> false;
    };
  }
}
