package dev.hookline.ingest;

import dev.hookline.id.Id;
import dev.hookline.signatures.handshake.Reply;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Every way in which a request, or a published event, can end. */
public sealed interface Receipt {

  /** The event is on stable storage. */
  record Accepted(Id event) implements Receipt {}

  /** The event was there already; {@code event} is the first. */
  record Duplicate(Id event) implements Receipt {}

  /**
   * A body listed events, which are all on stable storage.
   *
   * @param events in the order of the list; of one that was there already, the first
   * @param duplicate whether all of them were there already
   */
  record Batch(List<Id> events, boolean duplicate) implements Receipt {
    static Batch of(List<Receipt> receipts) {
      List<Id> events = new ArrayList<>();
      boolean allDuplicate = true;
      for (Receipt receipt : receipts) {
        if (receipt instanceof Accepted(Id event)) {
          events.add(event);
          allDuplicate = false;
        } else if (receipt instanceof Duplicate(Id event)) {
          events.add(event);
        }
      }
      return new Batch(List.copyOf(events), allDuplicate);
    }
  }

  /**
   * The filter of the source is not true for it.
   *
   * @param request where it is kept
   */
  record Filtered(Id request) implements Receipt {}

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

  /** The event that a request repeats as a whole. */
  default Optional<Id> repeated() {
    return switch (this) {
      case Duplicate(Id event) -> Optional.of(event);
      case Batch(List<Id> events, boolean duplicate) ->
          duplicate ? Optional.of(events.getFirst()) : Optional.empty();
      case Accepted _,
          Filtered _,
          Greeted _,
          Rejected _,
          Limited _,
          UnknownSource _,
          Gone _,
          Unavailable _ ->
          Optional.empty();
    };
  }
}
