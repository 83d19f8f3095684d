package dev.hookline.store.sqlite;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Lets Linux forget what was added to the database long ago, so that the memory it takes is used
 * for what comes next. Left to itself the system gives a growing file ever new memory until there
 * is none left; where the memory of a virtual machine is made as it is touched, that costs more
 * than all the rest of moving a page. What is asked for again is read from the disk. Elsewhere than
 * on Linux this does nothing.
 */
final class ColdPages implements AutoCloseable {

  private static final Logger log = LoggerFactory.getLogger(ColdPages.class);

  /** Enough for deliveries and lists of what came in lately. */
  static final long KEPT_BYTES = 256L << 20;

  private final Path file;
  private final long keptBytes;
  private boolean on = System.getProperty("os.name").equals("Linux");
  private @Nullable AdvisedFile open;
  private long forgotten;

  /**
   * Of a database that exists.
   *
   * @param keptBytes of its end, which stay
   */
  ColdPages(Path file, long keptBytes) throws IOException {
    this.file = file;
    this.keptBytes = keptBytes;
    this.forgotten = end();
  }

  /** Forgets what has become old since the last call. Never fails: it only saves time. */
  void forget() {
    if (!on) {
      return;
    }
    try {
      long end = end();
      if (end > forgotten) {
        opened().dontNeed(forgotten, end - forgotten);
      }
      forgotten = end; // a file that has shrunk grows again from there
    } catch (IOException | RuntimeException | LinkageError error) {
      on = false;
      log.warn("Until the next start, old pages of the database stay in memory", error);
    }
  }

  private long end() throws IOException {
    return Math.max(0, Files.size(file) - keptBytes);
  }

  private AdvisedFile opened() throws IOException {
    AdvisedFile advised = open;
    if (advised == null) {
      advised = AdvisedFile.open(file);
      open = advised;
    }
    return advised;
  }

  /** To be called after the last connection was closed, because it gives up their locks. */
  @Override
  public void close() {
    if (open != null) {
      open.close();
      open = null;
    }
  }
}
