package dev.hookline.ingest;

import dev.hookline.event.Headers;
import dev.hookline.signatures.SignedRequest;
import org.jspecify.annotations.Nullable;

/** A request at a source, complete, with its raw body. */
public interface InboundRequest extends SignedRequest {

  /** All header fields in the order in which they arrived. */
  Headers headers();

  @Nullable String contentType();

  /** The body with its content coding undone. To be asked for after the raw bytes are verified. */
  default Content content() {
    return new Content.AsReceived();
  }

  /** Whether it never was on a network, such as a sample; then no limit is meant for it. */
  default boolean isMadeHere() {
    return false;
  }

  /** Whether the body was read; of a request that was refused before, it is empty. */
  default boolean isBodyRead() {
    return true;
  }

  /** The sender's network address, without port. */
  String remoteAddress();
}
