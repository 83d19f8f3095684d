package dev.hookline.ingest;

import dev.hookline.id.Id;
import dev.hookline.signatures.handshake.Visit;

/** Does what genuine handshakes ask for beyond their answer. */
public interface Confirmations {

  /**
   * Returns at once; how it ends is noted in the log of requests.
   *
   * @param request where the handshake is kept
   */
  void confirm(Source source, Id request, Visit visit);
}
