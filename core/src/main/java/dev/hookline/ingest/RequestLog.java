package dev.hookline.ingest;

import dev.hookline.id.Id;
import dev.hookline.id.Page;
import java.util.Optional;

/**
 * Keeps requests that became no event, so that a person can see why; the newest of them, up to a
 * number. Accepted requests are not kept a second time: they are read from their events.
 */
public interface RequestLog {

  /** Keeps it soon; returns at once. May drop it under a flood. */
  void keep(KeptRequest request);

  /**
   * Notes the event that a kept request became when a person let it in. Blocks; durable when it
   * returns; throws StoreUnavailable.
   */
  void becameEvent(KeptRequest request, Id event);

  /**
   * Notes how the confirmation of a kept handshake ended. Without effect when it was not kept.
   * Blocks; durable when it returns; throws StoreUnavailable.
   */
  void confirmation(Id request, Confirmation confirmation);

  /** Blocks; throws StoreUnavailable. */
  Page<KeptRequest> list(RequestQuery query);

  /** Blocks; throws StoreUnavailable. */
  Optional<KeptRequest> find(Id project, Id request);
}
