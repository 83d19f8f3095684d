package dev.hookline.ingest;

/** A body after its content codings (RFC 9110 section 8.4) have been undone. */
public sealed interface Content {

  /** There was no coding: the body is what the sender meant. */
  record AsReceived() implements Content {}

  /** What the sender meant. */
  @SuppressWarnings("ArrayRecordComponent") // compared nowhere
  record Inflated(byte[] bytes) implements Content {}

  /** The coding is unknown, broken or abused. */
  record Undecodable(RejectionCause cause) implements Content {}
}
