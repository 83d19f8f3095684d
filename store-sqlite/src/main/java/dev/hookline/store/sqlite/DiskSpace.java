package dev.hookline.store.sqlite;

import java.io.IOException;
import java.nio.file.FileStore;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Watches the room that is left on the disk of the data folder; asks the system seldom. */
final class DiskSpace {

  private static final Logger log = LoggerFactory.getLogger(DiskSpace.class);

  private static final long ASK_EVERY_NANOS = TimeUnit.SECONDS.toNanos(1);

  /** With less than so many times what is needed, all that can be given back is. */
  private static final int AMPLE = 4;

  private final Path folder;
  private final long freeBytesMin;
  private volatile @Nullable String problem;
  private volatile boolean scarce;
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

  /** Whether there is so little room that intake is or may soon be refused. */
  boolean isScarce() {
    return problem() != null || scarce;
  }

  private void ask() {
    askedAtNanos = System.nanoTime();
    String before = problem;
    String now = problemNow();
    problem = now;
    if (now != null && before == null) {
      log.warn("No more events are taken in: {}", now);
    } else if (now == null && before != null) {
      log.info("There is room on the disk again; events are taken in");
    }
  }

  private @Nullable String problemNow() {
    try {
      FileStore disk = Files.getFileStore(folder);
      long free = disk.getUsableSpace();
      scarce = free / AMPLE < freeBytesMin;
      return free >= freeBytesMin
          ? null
          : "only "
              + free
              + " bytes are free on the disk of "
              + folder
              + "; at least "
              + freeBytesMin
              + " are needed";
    } catch (IOException error) {
      return "the data folder " + folder + " cannot be read: " + error.getMessage();
    }
  }
}
