package dev.hookline.examples.mail;

import java.time.Instant;
import java.util.List;

/** An event of Resend, as far as it matters here. */
record ResendEvent(String type, Instant createdAt, Data data) {

  /** The message it is about. */
  record Data(String emailId, List<String> to) {}

  List<Notification> notifications() {
    String kind = type.substring(type.indexOf('.') + 1);
    String event = "resend/" + data.emailId() + '/' + kind + '/' + createdAt;
    return data.to().stream()
        .map(address -> new Notification(event, address, kind, createdAt))
        .toList();
  }
}
