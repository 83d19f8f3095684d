package dev.hookline.peers;

import java.sql.SQLException;
import javax.sql.DataSource;

/** A task engine to be measured. */
interface Peer {

  /** What was measured, with its version and what was set. */
  String name();

  /** Stores so many jobs in bulk while nothing executes, then has them worked off. */
  Rates measure(DataSource database, int jobs) throws SQLException, InterruptedException;

  /** Jobs a second. */
  record Rates(double storedPerSecond, double workedOffPerSecond) {}
}
