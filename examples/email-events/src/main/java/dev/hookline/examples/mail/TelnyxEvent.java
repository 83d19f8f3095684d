package dev.hookline.examples.mail;

import java.time.OffsetDateTime;
import java.util.List;

/** An event of Telnyx, as far as it matters here. */
record TelnyxEvent(Data data) {

  /** The event itself. */
  record Data(String id, OffsetDateTime occurredAt, Message payload) {}

  /** The message it is about. */
  record Message(List<Recipient> to) {}

  /**
   * One of its recipients.
   *
   * @param status for example {@code sent}, {@code delivered} or {@code delivery_failed}
   */
  record Recipient(String phoneNumber, String status) {}

  List<Notification> notifications() {
    String event = "telnyx/" + data.id();
    return data.payload().to().stream()
        .map(recipient ->
            new Notification(
                event, recipient.phoneNumber(), recipient.status(), data.occurredAt().toInstant()))
        .toList();
  }
}
