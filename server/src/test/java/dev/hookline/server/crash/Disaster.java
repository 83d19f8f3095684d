package dev.hookline.server.crash;

import java.nio.file.Path;

/** What befalls a server, and what it finds afterwards. */
interface Disaster {

  /** The data folder for the next start. */
  Path folder();

  /**
   * Ends the server; it is gone when this returns.
   *
   * @return the time after which it cannot have promised or sent anything
   */
  long strike(ServerChild server, Books books) throws InterruptedException;
}
