package dev.hookline.testkit.receiver;

/** What becomes of the connection once a behaviour has had its say. */
public enum AfterAnswer {
  /** Read the next request, unless the client asked for the end of the connection. */
  KEEP_OPEN,
  /** Send FIN. */
  CLOSE,
  /** Send RST: close with a linger time of zero. */
  RESET
}
