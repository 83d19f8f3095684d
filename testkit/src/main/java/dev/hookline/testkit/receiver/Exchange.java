package dev.hookline.testkit.receiver;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** One request and the bare wire back to its sender. */
public final class Exchange {
  private final RecordedRequest request;
  private final InputStream input;
  private final OutputStream output;
  private final CountDownLatch receiverClosed;

  Exchange(
      RecordedRequest request,
      InputStream input,
      OutputStream output,
      CountDownLatch receiverClosed) {
    this.request = request;
    this.input = input;
    this.output = output;
    this.receiverClosed = receiverClosed;
  }

  public RecordedRequest request() {
    return request;
  }

  /** Puts these bytes on the wire at once. */
  public void write(byte[] bytes) throws IOException {
    output.write(bytes);
    output.flush();
  }

  /** Puts this text on the wire at once, one byte a character (ISO 8859-1). */
  public void write(String text) throws IOException {
    write(text.getBytes(StandardCharsets.ISO_8859_1));
  }

  /** Returns once the client has given up the connection, by FIN or by RST. */
  public void awaitClientLeft() {
    try {
      input.transferTo(OutputStream.nullOutputStream());
    } catch (IOException reset) {
      // A reset is a way of leaving.
    }
  }

  /** Lets time pass between two bytes; the receiver's end cuts it short. */
  public void pause(Duration interval) throws InterruptedException {
    if (receiverClosed.await(interval.toNanos(), TimeUnit.NANOSECONDS)) {
      throw new InterruptedException("receiver closed");
    }
  }
}
