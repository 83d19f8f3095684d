package dev.hookline.store.sqlite;

import java.io.IOException;
import java.nio.file.FileStore;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** Watches the room that is left on the disk of the data folder; asks the system seldom. */
final class DiskSpace {

  private static final long ASK_EVERY_NANOS = TimeUnit.SECONDS.toNanos(1);

  private final Path folder;
  private final long freeBytesMin;
  private volatile @Nullable String problem;
  private volatile long askedAtNanos;

  DiskSpace(Path folder, long freeBytesMin) {
    this.folder = folder;
    this.freeBytesMin = freeBytesMin;
    ask();
  }

  /** Why nothing more should be taken in; null when there is room. */
  @Nullable String problem() {
    if (System.nanoTime() - askedAtNanos > ASK_EVERY_NANOS) {
      ask();
    }
    return problem;
  }

  private void ask() {
    askedAtNanos = System.nanoTime();
    try {
      FileStore disk = Files.getFileStore(folder);
      long free = disk.getUsableSpace();
      problem =
          free >= freeBytesMin
              ? null
              : "only "
                  + free
                  + " bytes are free on the disk of "
                  + folder
                  + "; at least "
                  + freeBytesMin
                  + " are needed";
    } catch (IOException error) {
      problem = "the data folder " + folder + " cannot be read: " + error.getMessage();
    }
  }
}
