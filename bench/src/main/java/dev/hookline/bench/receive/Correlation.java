package dev.hookline.bench.receive;

import dev.hookline.bench.wire.HeaderLine;
import dev.hookline.bench.wire.MessageBuffer;
import dev.hookline.bench.wire.SequenceField;

/** Tells which event a delivery carries. */
public interface Correlation {
  /** The sequence of the delivery found last in the buffer, or -1 when it carries none. */
  long sequenceOf(MessageBuffer delivery);

  /** The sequence at the end of the payload. */
  static Correlation byPayload() {
    return delivery ->
        SequenceField.read(delivery.bytes(), delivery.bodyStart(), delivery.bodyEnd());
  }

  /** The digits at the end of {@code webhook-id}, for a server that passes the sender's id on. */
  static Correlation byWebhookId() {
    byte[] name = HeaderLine.name("webhook-id");
    return delivery -> {
      int value = delivery.header(name);
      return value < 0
          ? -1
          : SequenceField.readDigits(
              delivery.bytes(), delivery.valueEnd(value) - SequenceField.WIDTH);
    };
  }
}
