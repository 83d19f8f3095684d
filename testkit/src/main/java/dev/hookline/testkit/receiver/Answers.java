package dev.hookline.testkit.receiver;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Complete, correctly framed answers. */
public final class Answers {
  private static final byte[] NO_BODY = {};

  private Answers() {}

  /** This status and no body. */
  public static Behaviour status(int status) {
    return answer(status, Map.of(), NO_BODY);
  }

  /** This status with a body of plain text in UTF-8. */
  public static Behaviour text(int status, String body) {
    return answer(
        status,
        Map.of("Content-Type", "text/plain; charset=utf-8"),
        body.getBytes(StandardCharsets.UTF_8));
  }

  /** This status, these headers and this body; Content-Length is added where it is allowed. */
  public static Behaviour answer(int status, Map<String, String> headers, byte[] body) {
    List<String> lines = new ArrayList<>();
    headers.forEach((name, value) -> lines.add(name + ": " + value));
    if (status >= 200 && status != 204 && status != 304) {
      lines.add("Content-Length: " + body.length);
    }
    byte[] head = head(status, lines).getBytes(StandardCharsets.ISO_8859_1);
    byte[] wire = new byte[head.length + body.length];
    System.arraycopy(head, 0, wire, 0, head.length);
    System.arraycopy(body, 0, wire, head.length, body.length);
    return exchange -> {
      exchange.write(wire);
      return AfterAnswer.KEEP_OPEN;
    };
  }

  static String head(int status, List<String> headerLines) {
    StringBuilder head = new StringBuilder("HTTP/1.1 ").append(status).append(" \r\n");
    headerLines.forEach(line -> head.append(line).append("\r\n"));
    return head.append("\r\n").toString();
  }

  static String head(int status, String... headerLines) {
    return head(status, List.of(headerLines));
  }
}
