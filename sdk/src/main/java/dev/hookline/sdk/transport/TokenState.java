package dev.hookline.sdk.transport;

/** Where a token stands. */
@SuppressWarnings("ArrayRecordComponent") // bytes that are handed on; nobody compares them
public sealed interface TokenState {

  /** Nobody has completed it yet. */
  record Waiting() implements TokenState {}

  /**
   * Completed.
   *
   * @param output the JSON value it was completed with
   */
  record Completed(byte[] output) implements TokenState {}

  /** Nobody completed it in time. */
  record TimedOut() implements TokenState {}

  /** There is no such token. */
  record Unknown() implements TokenState {}
}
