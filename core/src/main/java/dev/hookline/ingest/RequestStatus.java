package dev.hookline.ingest;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** What became of a request at a source. The name in lower case is part of the API. */
public enum RequestStatus {
  ACCEPTED,
  DUPLICATE,
  FILTERED,
  HANDSHAKE,
  REJECTED;

  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  public static Optional<RequestStatus> of(String word) {
    return Arrays.stream(values()).filter(status -> status.word().equals(word)).findFirst();
  }
}
