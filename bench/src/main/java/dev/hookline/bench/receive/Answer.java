package dev.hookline.bench.receive;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;

/**
 * How the receiver answers a delivery.
 *
 * @param status HTTP status
 * @param delay time between the arrival and the answer, kept to the millisecond
 * @param body body in ASCII, may be empty
 */
public record Answer(int status, Duration delay, String body) {
  /** 200 without a body, at once. */
  public static final Answer OK = new Answer(200, Duration.ZERO, "");

  boolean acknowledges() {
    return status >= 200 && status < 300;
  }

  /** The bytes of the answer; one thread may send them, again and again. */
  ByteBuffer bytes() {
    String text =
        "HTTP/1.1 %d bench\r\nContent-Length: %d\r\n\r\n%s".formatted(status, body.length(), body);
    byte[] bytes = text.getBytes(StandardCharsets.US_ASCII);
    return ByteBuffer.allocateDirect(bytes.length).put(bytes);
  }
}
