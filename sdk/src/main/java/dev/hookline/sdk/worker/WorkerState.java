package dev.hookline.sdk.worker;

/** How a worker stands with the server. */
public sealed interface WorkerState {

  /** Not started yet. */
  record New() implements WorkerState {}

  /** It has a session and takes runs. */
  record Connected(String session) implements WorkerState {}

  /** It has no session, and goes on trying. */
  record Disconnected(String reason) implements WorkerState {}

  /** It takes no more runs, and finishes those it has. */
  record Draining() implements WorkerState {}

  /** It has ended. */
  record Closed() implements WorkerState {}
}
