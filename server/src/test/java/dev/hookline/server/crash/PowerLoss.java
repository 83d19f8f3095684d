package dev.hookline.server.crash;

import dev.hookline.testkit.powercut.CuttableDisk;
import java.nio.file.Path;

/** The power fails: what was not synchronised to the disk is gone. */
final class PowerLoss implements Disaster, AutoCloseable {

  /** Room for the data of a run beyond what the server wants to be free. */
  static final int DISK_MEBIBYTES = 256;

  private CuttableDisk disk;

  PowerLoss(CuttableDisk disk) {
    this.disk = disk;
  }

  @Override
  public Path folder() {
    return disk.directory().resolve("data");
  }

  @Override
  public long strike(ServerChild server, Books books) {
    server.process().freeze();
    long frozenAt = System.nanoTime();
    disk = disk.cutWhileRunning(server.process().handle());
    server.close();
    return frozenAt;
  }

  @Override
  public void close() {
    disk.close();
  }
}
