package dev.hookline.server.developer;

import java.io.IOException;

/** The API has answered, and not as was hoped; to call again will not help. */
public final class RefusedCall extends IOException {

  private static final long serialVersionUID = 1L;

  private final int status;

  RefusedCall(int status, String detail) {
    super("The server answered " + status + ": " + detail);
    this.status = status;
  }

  /** Whether only this call was in vain, such as an event that is gone. */
  boolean isPassing() {
    return status >= 500 || status == 429;
  }
}
