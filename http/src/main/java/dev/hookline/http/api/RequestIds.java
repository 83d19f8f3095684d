package dev.hookline.http.api;

import java.util.HexFormat;
import java.util.concurrent.ThreadLocalRandom;

/** Names for requests, so that an answer and the server's log can be told to belong together. */
final class RequestIds {

  private RequestIds() {}

  static String next() {
    return HexFormat.of().toHexDigits(ThreadLocalRandom.current().nextLong());
  }
}
