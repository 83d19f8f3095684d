package dev.hookline.bench.load;

import java.time.Duration;

/**
 * How much load, for how long.
 *
 * @param connections connections held open, each with at most one request in flight
 * @param pace closed or open loop
 * @param warmUp time before anything is measured; its requests still count in the ledger
 * @param measured time over which rate and latency are measured
 * @param maximumRequests requests after which the run ends early
 * @param firstRequest number of the first request
 * @param drain longest wait for the last answers
 */
public record LoadPlan(
    int connections,
    Pace pace,
    Duration warmUp,
    Duration measured,
    long maximumRequests,
    long firstRequest,
    Duration drain) {
  private static final Duration DRAIN = Duration.ofSeconds(10);

  /** A closed loop that ends by time. */
  public static LoadPlan closed(int connections, Duration warmUp, Duration measured) {
    return new LoadPlan(connections, new Pace.Closed(), warmUp, measured, Long.MAX_VALUE, 0, DRAIN);
  }

  /** An open loop that ends by time. */
  public static LoadPlan open(
      int connections, double requestsPerSecond, Duration warmUp, Duration measured) {
    return new LoadPlan(
        connections, new Pace.Open(requestsPerSecond), warmUp, measured, Long.MAX_VALUE, 0, DRAIN);
  }

  /** The same plan, ending after so many requests if time has not ended it before. */
  public LoadPlan atMost(long requests) {
    return new LoadPlan(connections, pace, warmUp, measured, requests, firstRequest, drain);
  }

  /** The same plan with its requests numbered from another number. */
  public LoadPlan startingAt(long request) {
    return new LoadPlan(connections, pace, warmUp, measured, maximumRequests, request, drain);
  }
}
