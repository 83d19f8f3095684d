package dev.hookline.bench.receive;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;

/**
 * How the receiver answers a delivery.
 *
 * @param status HTTP status, with an empty body
 * @param delay time between the arrival and the answer, kept to the millisecond
 */
public record Answer(int status, Duration delay) {
  /** 200, at once. */
  public static final Answer OK = new Answer(200, Duration.ZERO);

  boolean acknowledges() {
    return status >= 200 && status < 300;
  }

  /** The bytes of the answer; one thread may send them, again and again. */
  ByteBuffer bytes() {
    String text = "HTTP/1.1 " + status + " bench\r\nContent-Length: 0\r\n\r\n";
    byte[] bytes = text.getBytes(StandardCharsets.US_ASCII);
    return ByteBuffer.allocateDirect(bytes.length).put(bytes);
  }
}
