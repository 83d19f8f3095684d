package dev.hookline.http.outbound;

import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.util.AsciiString;
import io.vertx.core.MultiMap;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.HttpVersion;
import java.time.Duration;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Reads from a complete answer for how long its connection may wait for another request. */
final class KeepAlive {

  static final Duration UNLIMITED = Duration.ofDays(1);

  private static final CharSequence KEEP_ALIVE = AsciiString.cached("keep-alive");

  private KeepAlive() {}

  /** Zero when the connection must not be used again. */
  static Duration after(HttpClientResponse response) {
    MultiMap headers = response.headers();
    if (asksToClose(response, headers.get(HttpHeaderNames.CONNECTION))
        || announcesBodyThatCannotBe(response.statusCode(), headers)) {
      return Duration.ZERO;
    }
    String parameters = headers.get(KEEP_ALIVE);
    return parameters == null ? UNLIMITED : timeout(parameters);
  }

  private static boolean asksToClose(HttpClientResponse response, @Nullable String connection) {
    if (connection == null) {
      return response.version() == HttpVersion.HTTP_1_0;
    }
    String options = connection.toLowerCase(Locale.ROOT);
    return options.contains("close")
        || (response.version() == HttpVersion.HTTP_1_0 && !options.contains("keep-alive"));
  }

  /** Bytes after a 204 or 304 would be taken for the answer to the next request. */
  private static boolean announcesBodyThatCannotBe(int status, MultiMap headers) {
    if (status != 204 && status != 304) {
      return false;
    }
    String length = headers.get(HttpHeaderNames.CONTENT_LENGTH);
    return headers.contains(HttpHeaderNames.TRANSFER_ENCODING)
        || (length != null && !length.equals("0"));
  }

  /** Closing a second before the peer does avoids sending into a connection that it just closed. */
  private static Duration timeout(String parameters) {
    for (String parameter : parameters.split(",", 8)) {
      String[] parts = parameter.strip().split("=", 2);
      if (parts.length == 2
          && parts[0].equalsIgnoreCase("timeout")
          && parts[1].matches("[0-9]{1,6}")) {
        return Duration.ofSeconds(Math.max(0, Long.parseLong(parts[1]) - 1));
      }
    }
    return UNLIMITED;
  }
}
