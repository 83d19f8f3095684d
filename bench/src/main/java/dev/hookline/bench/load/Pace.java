package dev.hookline.bench.load;

/** When the next request may leave. */
public sealed interface Pace {
  /** As soon as a connection is free: each has one request in flight. */
  record Closed() implements Pace {}

  /**
   * By a schedule that does not wait for answers; latency counts from the scheduled time, so a slow
   * answer cannot hide the requests that it held up.
   *
   * @param requestsPerSecond above 0
   */
  record Open(double requestsPerSecond) implements Pace {
    public Open {
      if (!(requestsPerSecond > 0)) {
        throw new IllegalArgumentException("a rate must be above 0, not " + requestsPerSecond);
      }
    }
  }
}
