package dev.hookline.store.sqlite;

import java.time.Duration;

/**
 * A deliberate defect, so that a crash test can show that it would notice one: system property
 * {@code hookline.fault}.
 */
enum InjectedFault {
  NONE,
  /** Answers before the commit: a crash then loses what was acknowledged. */
  ACK_BEFORE_COMMIT,
  /** Commits without a sync: a power cut then loses what was acknowledged. */
  SYNCHRONOUS_NORMAL;

  /** How long before the commit the first answers. */
  static final Duration EARLINESS = Duration.ofMillis(10);

  private static final String PROPERTY = "hookline.fault";

  static InjectedFault configured() {
    String word = System.getProperty(PROPERTY, "");
    return switch (word) {
      case "ack-before-commit" -> ACK_BEFORE_COMMIT;
      case "synchronous-normal" -> SYNCHRONOUS_NORMAL;
      default -> NONE; // other faults of the same property belong to the server
    };
  }
}
