package dev.hookline.http.ingest;

import io.netty.util.AsciiString;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpVersion;
import java.util.Arrays;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Reads a body into one array, and stops as soon as it is over the limit. */
final class BodyReader {

  private static final int FIRST_BYTES = 4096;
  private static final CharSequence CONTENT_LENGTH =
      AsciiString.cached(HttpHeaders.CONTENT_LENGTH.toString());

  private static final CharSequence TRANSFER_ENCODING =
      AsciiString.cached(HttpHeaders.TRANSFER_ENCODING.toString());
  private static final CharSequence EXPECT = AsciiString.cached("expect");

  private final HttpServerRequest request;
  private final int bytesMax;
  private final long declared;
  private byte[] bytes;
  private int length;
  private boolean tooLong;

  BodyReader(HttpServerRequest request, int bytesMax) {
    this.request = request;
    this.bytesMax = bytesMax;
    this.declared = declaredLength(request);
    this.bytes = new byte[declared < 0 ? 0 : (int) Math.min(declared, FIRST_BYTES)];
  }

  /** Whether there is one, long or short. */
  boolean isAnnounced() {
    return declared > 0 || request.headers().contains(TRANSFER_ENCODING);
  }

  boolean isDeclaredTooLong() {
    return declared > bytesMax;
  }

  /** Calls one of the three, once; none when the sender goes away before the end of the body. */
  void read(Consumer<byte[]> complete, Runnable overLimit, Runnable broken) {
    request.exceptionHandler(failure -> {
      if (BrokenFraming.isCauseOf(failure)) {
        broken.run();
      }
    });
    request.handler(part -> {
      if (!tooLong && !add(part)) {
        tooLong = true;
        overLimit.run();
      }
    });
    request.endHandler(end -> {
      if (!tooLong) {
        complete.accept(length == bytes.length ? bytes : Arrays.copyOf(bytes, length));
      }
    });
    if (awaitsContinue()) {
      request.response().writeContinue();
    }
  }

  /** RFC 9110 section 10.1.1; from HTTP/1.0 the expectation means nothing. */
  private boolean awaitsContinue() {
    return "100-continue".equalsIgnoreCase(request.headers().get(EXPECT))
        && request.version() == HttpVersion.HTTP_1_1;
  }

  private boolean add(Buffer part) {
    int needed = length + part.length();
    if (needed > bytesMax) {
      return false;
    }
    if (needed > bytes.length) {
      int known = declared < 0 ? needed * 2 : (int) declared;
      bytes = Arrays.copyOf(bytes, Math.min(bytesMax, Math.max(needed, known)));
    }
    part.getBytes(bytes, length);
    length = needed;
    return true;
  }

  private static long declaredLength(HttpServerRequest request) {
    @Nullable String text = request.headers().get(CONTENT_LENGTH);
    if (text == null) {
      return -1;
    }
    try {
      return Long.parseLong(text);
    } catch (NumberFormatException impossible) {
      return -1; // the server's decoder has refused it already
    }
  }
}
