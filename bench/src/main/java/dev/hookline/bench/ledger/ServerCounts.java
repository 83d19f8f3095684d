package dev.hookline.bench.ledger;

import java.io.IOException;

/** Where the server's own counts come from. */
@FunctionalInterface
public interface ServerCounts {
  /**
   * Reads the counts as they stand now.
   *
   * @throws IOException when the server does not tell
   */
  Counts read() throws IOException, InterruptedException;
}
