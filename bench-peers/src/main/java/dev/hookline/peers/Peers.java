package dev.hookline.peers;

import java.io.IOException;
import java.sql.SQLException;
import java.util.List;
import java.util.Locale;

/**
 * Measures how many jobs that do nothing each peer stores and works off a second, one after the
 * other on this machine. Prints a table; run {@code hookline bench runs} beside it for Hookline's
 * own figures.
 */
public final class Peers {

  private static final int JOBS_STANDARD = 50_000;

  private Peers() {}

  /**
   * Runs the comparison.
   *
   * @param arguments how many jobs; default 50,000
   */
  public static void main(String[] arguments)
      throws IOException, SQLException, InterruptedException {
    int jobs = arguments.length == 0 ? JOBS_STANDARD : Integer.parseInt(arguments[0]);
    System.out.printf(Locale.ROOT, "%,d jobs that do nothing, 256 bytes each%n%n", jobs);
    System.out.printf("%-34s %14s %14s%n", "", "stored/s", "worked off/s");
    List<Peer> peers = List.of(new DbSchedulerPeer(), new JobRunrPeer());
    for (Peer peer : peers) {
      try (Database database = Database.start()) {
        Peer.Rates rates = peer.measure(database.pool(), jobs);
        System.out.printf(
            Locale.ROOT,
            "%-34s %,14.0f %,14.0f%n",
            peer.name(),
            rates.storedPerSecond(),
            rates.workedOffPerSecond());
      }
    }
    System.exit(0);
  }
}
