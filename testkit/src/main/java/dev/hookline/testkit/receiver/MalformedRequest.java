package dev.hookline.testkit.receiver;

import java.io.IOException;

/** The client broke HTTP/1.1; the receiver notes it and drops the connection. */
final class MalformedRequest extends IOException {

  MalformedRequest(String reason) {
    super(reason);
  }
}
