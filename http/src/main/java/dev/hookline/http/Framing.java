package dev.hookline.http;

import dev.hookline.http.problem.Problem;
import dev.hookline.http.problem.ProblemCode;
import io.netty.util.AsciiString;
import io.vertx.core.MultiMap;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpVersion;
import java.util.List;
import java.util.Optional;

/**
 * What Netty's decoder lets pass although two readers could take it for different requests (RFC
 * 9112 sections 3.2, 5.1, 6.1 and 6.3; RFC 9110 section 10.1.1).
 */
final class Framing {

  private static final CharSequence HOST = AsciiString.cached("host");
  private static final CharSequence TRANSFER_ENCODING = AsciiString.cached("transfer-encoding");
  private static final CharSequence EXPECT = AsciiString.cached("expect");

  private Framing() {}

  /** Why to refuse a request, before anything is read of its body. */
  static Optional<Problem> refusal(HttpServerRequest request) {
    MultiMap headers = request.headers();
    List<String> hosts = headers.getAll(HOST);
    if (hosts.size() > 1 || (hosts.isEmpty() && request.version() == HttpVersion.HTTP_1_1)) {
      return Optional.of(
          ProblemCode.INVALID_REQUEST.problem("HTTP/1.1 wants exactly one Host header."));
    }
    if (!hosts.isEmpty() && !HostField.isValid(hosts.getFirst())) {
      return Optional.of(
          ProblemCode.INVALID_REQUEST.problem("The Host header is no host with a port."));
    }
    if (headers.contains(AsciiString.EMPTY_STRING)) {
      return Optional.of(ProblemCode.INVALID_REQUEST.problem("A header has no name."));
    }
    if (headers.contains(TRANSFER_ENCODING)) {
      List<String> codings = headers.getAll(TRANSFER_ENCODING);
      if (codings.size() != 1 || !codings.getFirst().equalsIgnoreCase("chunked")) {
        return Optional.of(
            ProblemCode.INVALID_REQUEST.problem("The only transfer coding is chunked, once."));
      }
    }
    String expectation = headers.get(EXPECT);
    return expectation == null || expectation.equalsIgnoreCase("100-continue")
        ? Optional.empty()
        : Optional.of(
            ProblemCode.EXPECTATION_FAILED.problem("The only expectation is 100-continue."));
  }
}
