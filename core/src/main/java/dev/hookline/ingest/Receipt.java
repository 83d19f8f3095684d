package dev.hookline.ingest;

import dev.hookline.id.Id;
import dev.hookline.signatures.handshake.Reply;

/** Every way in which a request, or a published event, can end. */
public sealed interface Receipt {

  /** The event is on stable storage. */
  record Accepted(Id event) implements Receipt {}

  /** The event was there already; {@code event} is the first. */
  record Duplicate(Id event) implements Receipt {}

  /** The sender tested the URL, and gets this answer. */
  record Greeted(Reply.Answer answer) implements Receipt {}

  record Rejected(RejectionCause cause) implements Receipt {}

  /**
   * The source has had as many requests as it may have.
   *
   * @param waitMillis after which there is room for the next one
   */
  record Limited(long waitMillis) implements Receipt {}

  record UnknownSource() implements Receipt {}

  /** The source has been deleted. */
  record Gone() implements Receipt {}

  /** The store cannot write at present. The sender should try again. */
  record Unavailable(String why) implements Receipt {}
}
