package dev.hookline.bench.load;

import dev.hookline.bench.wire.SequenceField;
import java.nio.charset.StandardCharsets;

/** The smallest requests that carry a sequence. */
record NumberedRequests(int eventsPerRequest) implements RequestTemplate {
  @Override
  public byte[] blank() {
    String payload = "{" + SequenceField.tail();
    return ("POST / HTTP/1.1\r\nContent-Length: " + payload.length() + "\r\n\r\n" + payload)
        .getBytes(StandardCharsets.US_ASCII);
  }

  @Override
  public void stamp(byte[] target, long request) {
    SequenceField.write(target, SequenceField.digitsBefore(target.length), request);
  }
}
