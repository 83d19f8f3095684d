package dev.hookline.sdk.worker;

/** How a worker stands with the server. */
public sealed interface WorkerState {

  /** Not started yet. */
  record New() implements WorkerState {}

  /** It has a session, takes runs, and the server answers. */
  record Connected(String session) implements WorkerState {}

  /**
   * The server did not answer the last call for runs, or there is no session; it goes on trying,
   * and with the runs that it has.
   */
  record Disconnected(String reason) implements WorkerState {}

  /** It takes no more runs, and finishes those it has. */
  record Draining() implements WorkerState {}

  /** It has ended. */
  record Closed() implements WorkerState {}
}
