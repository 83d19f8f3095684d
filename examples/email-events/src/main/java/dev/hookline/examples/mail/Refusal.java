package dev.hookline.examples.mail;

import dev.hookline.sdk.Retry;
import dev.hookline.sdk.RetryDecision;
import java.sql.SQLException;

/** Tells what is wrong with an event from what is wrong with the database. */
final class Refusal {

  /** The class of SQLSTATE codes for data that cannot be stored (PostgreSQL, appendix A). */
  private static final String DATA_EXCEPTION = "22";

  private Refusal() {}

  static boolean isForGood(SQLException failure) {
    String state = failure.getSQLState();
    return state != null && state.startsWith(DATA_EXCEPTION);
  }

  /** An event that cannot be read or stored will not be better at the next attempt. */
  static RetryDecision decide(Throwable failure) {
    return switch (failure) {
      case SQLException refused when isForGood(refused) -> Retry.never();
      case RuntimeException unreadable -> Retry.never();
      default -> Retry.policy();
    };
  }
}
