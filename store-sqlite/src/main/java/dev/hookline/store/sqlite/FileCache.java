package dev.hookline.store.sqlite;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What Linux holds of the database in memory: written to the disk before the writer would have to
 * wait for it, and forgotten when it is old. Elsewhere than on Linux this does nothing.
 *
 * <p>Left to itself the system gives a growing file ever new memory until there is none left; where
 * the memory of a virtual machine is made as it is touched, that costs more than all the rest of
 * moving a page. What is asked for again is read from the disk.
 */
final class FileCache implements AutoCloseable {

  private static final Logger log = LoggerFactory.getLogger(FileCache.class);

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
  FileCache(Path file, long keptBytes) throws IOException {
    this.file = file;
    this.keptBytes = keptBytes;
    this.forgotten = end();
  }

  /** Has what was changed written to the disk and waits for it. Never fails: it only saves time. */
  void writeOut() {
    attempt(() -> opened().sync());
  }

  /** Forgets what has become old since the last call. Never fails: it only saves time. */
  void forgetOld() {
    attempt(() -> {
      long end = end();
      if (end > forgotten) {
        opened().dontNeed(forgotten, end - forgotten);
      }
      forgotten = end; // a file that has shrunk grows again from there
    });
  }

  private interface Call {
    void run() throws IOException;
  }

  private void attempt(Call call) {
    if (!on) {
      return;
    }
    try {
      call.run();
    } catch (IOException | RuntimeException | LinkageError error) {
      on = false;
      log.warn("Until the next start, the system decides what it holds of the database", error);
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
