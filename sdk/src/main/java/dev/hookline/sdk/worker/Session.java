package dev.hookline.sdk.worker;

import java.time.Duration;

/** A session with the server, and when the server last heard of it. */
final class Session {

  private final String id;
  private final long heartbeatNanos;
  private volatile long heardNanos = System.nanoTime();
  private volatile boolean over;

  Session(String id, Duration heartbeat) {
    this.id = id;
    this.heartbeatNanos = heartbeat.toNanos();
  }

  String id() {
    return id;
  }

  /** Whether what is reported to it counts for nothing. */
  boolean isOver() {
    return over;
  }

  void end() {
    over = true;
  }

  /** A call that began at this time was answered. */
  void heard(long sinceNanos) {
    heardNanos = sinceNanos;
  }

  /** How long from now until the server should hear of the worker again; negative when late. */
  long nanosToHeartbeat() {
    return heardNanos + heartbeatNanos - System.nanoTime();
  }

  /** How long ago the server last heard of the worker. */
  long nanosSinceHeard() {
    return System.nanoTime() - heardNanos;
  }
}
