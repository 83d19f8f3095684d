package dev.hookline.store.sqlite;

import java.io.IOException;
import java.nio.file.FileStore;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Watches the room that is left on the disk of the data folder, and whether the database is still
 * there; asks the system seldom.
 */
final class DiskSpace {

  private static final Logger log = LoggerFactory.getLogger(DiskSpace.class);

  private static final long ASK_EVERY_NANOS = TimeUnit.SECONDS.toNanos(1);

  /** With less than so many times what is needed, all that can be given back is. */
  private static final int AMPLE = 4;

  private final DatabaseFile file;
  private final Path folder;
  private final long freeBytesMin;
  private volatile @Nullable String lost;
  private volatile @Nullable String problem;
  private volatile boolean scarce;
  private volatile long askedAtNanos;

  DiskSpace(DatabaseFile file, Path folder, long freeBytesMin) {
    this.file = file;
    this.folder = folder;
    this.freeBytesMin = freeBytesMin;
    ask();
  }

  /** Why nothing more should be taken in; null when there is room. */
  @Nullable String problem() {
    askSeldom();
    return problem;
  }

  /** Why nothing at all should be written, because it would be lost; null when it would not. */
  @Nullable String lost() {
    askSeldom();
    return lost;
  }

  /** Whether there is so little room that intake is or may soon be refused. */
  boolean isScarce() {
    return problem() != null || scarce;
  }

  private void askSeldom() {
    if (System.nanoTime() - askedAtNanos > ASK_EVERY_NANOS) {
      ask();
    }
  }

  private void ask() {
    askedAtNanos = System.nanoTime();
    lost = lostNow();
    String before = problem;
    String now = problemNow();
    problem = now;
    if (now != null && before == null) {
      log.warn("No more events are taken in: {}", now);
    } else if (now == null && before != null) {
      log.info("There is room on the disk again; events are taken in");
    }
  }

  private @Nullable String lostNow() {
    String before = lost;
    String now = file.problem();
    if (now != null && before == null) {
      log.error("Nothing more is written or acknowledged: {}", now);
    } else if (now == null && before != null) {
      log.info("The database is there again; it is written");
    }
    return now;
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
