package dev.hookline.server.crash;

import java.time.Duration;

/**
 * What a crash run does.
 *
 * @param kills how often the server dies
 * @param seed decides all moments and moods, so that a run can be repeated
 * @param connections senders that each wait for an answer before they send again
 * @param eventsPerSecond of all senders together, at most
 * @param runsPerSecond that are triggered through the API, at most; events trigger more
 * @param bodyBytes of each webhook, roughly
 * @param fault what {@code hookline.fault} is set to in the server; empty for none
 * @param stopAtFirstLoss whether to look for lost events after each restart and stop when there are
 *     some and lost runs, instead of going on to the end
 */
record CrashPlan(
    int kills,
    long seed,
    int connections,
    int eventsPerSecond,
    int runsPerSecond,
    int bodyBytes,
    String fault,
    boolean stopAtFirstLoss) {

  static final int BODY_BYTES = 1_024;

  /** From ready to death. */
  static final Duration LIFE_MIN = Duration.ofMillis(200);

  static final Duration LIFE_MAX = Duration.ofSeconds(3);

  /**
   * How soon something that waited must be on its way: after the server is ready, since how long a
   * process takes to start says more of the machine than of the server.
   */
  static final Duration RECOVERY_MAX = Duration.ofSeconds(3);

  static CrashPlan of(int kills, long seed) {
    return new CrashPlan(kills, seed, 16, 600, 150, BODY_BYTES, "", false);
  }

  CrashPlan withBodies(int bytes) {
    return new CrashPlan(
        kills, seed, connections, eventsPerSecond, runsPerSecond, bytes, fault, stopAtFirstLoss);
  }

  CrashPlan withFault(String name) {
    return new CrashPlan(
        kills, seed, connections, eventsPerSecond, runsPerSecond, bodyBytes, name, stopAtFirstLoss);
  }

  CrashPlan stoppingAtFirstLoss() {
    return new CrashPlan(
        kills, seed, connections, eventsPerSecond, runsPerSecond, bodyBytes, fault, true);
  }
}
