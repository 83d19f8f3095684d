package dev.hookline.http.api.request;

import dev.hookline.event.Event;
import dev.hookline.id.Id;
import dev.hookline.ingest.KeptRequest;

/** A request at a source, wherever it is stored. */
sealed interface ReceivedRequest {

  Id id();

  /** It became an event, which holds all that is known of it. */
  record Accepted(Event event) implements ReceivedRequest {
    @Override
    public Id id() {
      return event.id();
    }
  }

  /** It became none. */
  record Kept(KeptRequest request) implements ReceivedRequest {
    @Override
    public Id id() {
      return request.id();
    }
  }
}
