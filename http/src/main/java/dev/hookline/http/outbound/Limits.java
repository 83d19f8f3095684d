package dev.hookline.http.outbound;

import java.time.Duration;

/** What an answer may cost. Bytes unless the name says otherwise. */
final class Limits {

  static final int STATUS_LINE_BYTES = 8 * 1024;
  static final int HEADER_BYTES = 32 * 1024;
  static final int CHUNK_BYTES = 16 * 1024;

  /** A longer body is not read to its end for the sake of a connection that could be used again. */
  static final int BODY_READ_BYTES = 256 * 1024;

  static final int INTERIM_ANSWERS = 16;
  static final int DETAIL_CHARACTERS = 200;
  static final int ADDRESSES_TRIED = 3;

  static final Duration CONNECT = Duration.ofSeconds(5);
  static final Duration TLS_HANDSHAKE = Duration.ofSeconds(5);

  private Limits() {}
}
