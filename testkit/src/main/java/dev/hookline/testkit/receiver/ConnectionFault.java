package dev.hookline.testkit.receiver;

/** What a receiver does to a connection before any request is read. */
public enum ConnectionFault {
  /** Nothing: requests are read and answered. */
  NONE,
  /** Keeps the connection and reads no byte of it, so that a large request blocks its writer. */
  NEVER_READ,
  /** Sends FIN. */
  CLOSE_AT_ONCE,
  /** Sends RST. */
  RESET_AT_ONCE,
  /** Reads the client's TLS hello and never answers it. */
  STALL_HANDSHAKE,
  /** Answers the client's TLS hello with the choice of TLS 1.0. */
  CHOOSE_TLS_1_0
}
