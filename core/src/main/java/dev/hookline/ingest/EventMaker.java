package dev.hookline.ingest;

import dev.hookline.event.Event;
import dev.hookline.event.EventType;
import dev.hookline.event.Payload;
import dev.hookline.id.Id;
import dev.hookline.id.IdGenerator;
import dev.hookline.id.IdPrefix;
import dev.hookline.signatures.scheme.EventIdentity;
import org.jspecify.annotations.Nullable;

/** Makes events of genuine requests. */
final class EventMaker {

  private final IdGenerator ids;

  EventMaker(IdGenerator ids) {
    this.ids = ids;
  }

  /**
   * @param body that of the request, or a part of it
   * @param dedupeKey null for an event that repeats no other
   */
  Event event(
      Source source,
      InboundRequest request,
      byte[] body,
      EventIdentity identity,
      @Nullable String dedupeKey) {
    Id id = ids.next();
    String senderId = identity.id();
    return new Event(
        id,
        source.project(),
        source.id(),
        senderId == null ? id.text(IdPrefix.EVENT) : senderId,
        dedupeKey,
        type(identity),
        null,
        null,
        request.headers(),
        new Payload(body, request.contentType()),
        0);
  }

  static String type(EventIdentity identity) {
    String senderType = identity.type();
    return senderType == null
        ? Receiver.UNNAMED_TYPE
        : EventType.normalize(senderType, Receiver.UNNAMED_TYPE);
  }

  static boolean isIdTooLong(EventIdentity identity) {
    String senderId = identity.id();
    return senderId != null
        && senderId.length() > Receiver.EVENT_ID_LENGTH_MAX
        && senderId.codePointCount(0, senderId.length()) > Receiver.EVENT_ID_LENGTH_MAX;
  }
}
