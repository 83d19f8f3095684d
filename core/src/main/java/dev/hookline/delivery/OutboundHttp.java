package dev.hookline.delivery;

import java.util.function.Consumer;

/**
 * Sends requests. Its implementation resolves the name, has the answers vetted, and connects to a
 * vetted address.
 */
public interface OutboundHttp {

  /** How much of an answer's body is read. */
  int BODY_KEPT_BYTES = 64 * 1024;

  /**
   * Called on a lane's executor; returns at once and calls {@code done} once, on the same executor,
   * within the request's timeout. Redirects are not followed.
   */
  void send(OutboundRequest request, Consumer<Exchange> done);
}
