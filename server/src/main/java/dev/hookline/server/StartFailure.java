package dev.hookline.server;

/** The server cannot start, for a reason that the operator can mend. */
public final class StartFailure extends RuntimeException {

  private static final long serialVersionUID = 1L;

  StartFailure(String message, Throwable cause) {
    super(message, cause);
  }
}
