package dev.hookline.server.crash;

/**
 * A delivery as the receiver saw it.
 *
 * @param attempt as its header says
 * @param answeredAtNanos when the answer was handed to the network
 */
record Arrival(int attempt, long atNanos, long answeredAtNanos, int status) {

  boolean isSuccess() {
    return status / 100 == 2;
  }
}
