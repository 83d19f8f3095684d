package dev.hookline.ingest;

import java.util.Optional;

/** Recognises the requests with which a sender tests a URL before it uses it. */
@FunctionalInterface
public interface Handshake {

  Handshake NONE = request -> Optional.empty();

  /**
   * What to answer; empty for a request that is not a handshake. Called for genuine requests only.
   */
  Optional<Answer> answer(InboundRequest request);

  /** An answer of status 200. */
  record Answer(String contentType, String body) {}
}
