package dev.hookline.examples.mail;

import java.sql.SQLException;
import java.util.List;

/** Where notifications are kept. */
@FunctionalInterface
interface Ledger {

  /**
   * Applies these, each once: one that was applied earlier changes nothing. Committed when this
   * returns; nothing has changed when it throws.
   */
  void apply(List<Notification> notifications) throws SQLException;
}
