package dev.hookline.store.sqlite;

import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.MethodHandle;
import java.nio.file.Files;
import java.nio.file.Path;
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

  /** From fcntl.h and fadvise.h, the same on every processor that the driver of SQLite knows. */
  private static final int READ_ONLY_CLOSE_ON_EXEC = 0x80000;

  private static final int DONT_NEED = 4;

  private final Path file;
  private final long keptBytes;
  private final boolean supported = System.getProperty("os.name").equals("Linux");
  private int descriptor = -1;
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

  /** Forgets what has become old since the last call. What is not yet on the disk stays. */
  void forget() {
    if (!supported) {
      return;
    }
    try {
      long end = end();
      if (end > forgotten) {
        advise(forgotten, end - forgotten);
      }
      forgotten = end; // a file that has shrunk grows again from there
    } catch (IOException error) {
      log.warn("Old pages of the database stay in memory", error);
    }
  }

  private long end() throws IOException {
    return Math.max(0, Files.size(file) - keptBytes);
  }

  private void advise(long from, long length) throws IOException {
    try {
      if (descriptor < 0) {
        descriptor = open();
      }
      int error = (int) Calls.ADVISE.invokeExact(descriptor, from, length, DONT_NEED);
      if (error != 0) {
        throw new IOException("posix_fadvise answered " + error);
      }
    } catch (IOException | RuntimeException | Error known) {
      throw known;
    } catch (Throwable impossible) {
      throw new AssertionError(impossible);
    }
  }

  private int open() throws Throwable {
    try (Arena arena = Arena.ofConfined()) {
      int opened =
          (int)
              Calls.OPEN.invokeExact(arena.allocateFrom(file.toString()), READ_ONLY_CLOSE_ON_EXEC);
      if (opened < 0) {
        throw new IOException(file + " cannot be opened");
      }
      return opened;
    }
  }

  /**
   * To be called after the last connection was closed: whoever closes a file gives up all locks
   * that the process holds on it, SQLite's too.
   */
  @Override
  public void close() {
    if (descriptor >= 0) {
      try {
        int ignored = (int) Calls.CLOSE.invokeExact(descriptor);
      } catch (Throwable impossible) {
        throw new AssertionError(impossible);
      }
      descriptor = -1;
    }
  }

  /** Functions of the system's C library; looked up when the first is needed. */
  private static final class Calls {

    static final MethodHandle OPEN =
        call(
            "open",
            FunctionDescriptor.of(ValueLayout.JAVA_INT, ValueLayout.ADDRESS, ValueLayout.JAVA_INT),
            Linker.Option.firstVariadicArg(2));

    static final MethodHandle ADVISE =
        call(
            "posix_fadvise",
            FunctionDescriptor.of(
                ValueLayout.JAVA_INT,
                ValueLayout.JAVA_INT,
                ValueLayout.JAVA_LONG,
                ValueLayout.JAVA_LONG,
                ValueLayout.JAVA_INT));

    static final MethodHandle CLOSE =
        call("close", FunctionDescriptor.of(ValueLayout.JAVA_INT, ValueLayout.JAVA_INT));

    private Calls() {}

    @SuppressWarnings("restricted") // the launcher allows native access
    private static MethodHandle call(
        String name, FunctionDescriptor signature, Linker.Option... options) {
      Linker linker = Linker.nativeLinker();
      return linker.downcallHandle(linker.defaultLookup().findOrThrow(name), signature, options);
    }
  }
}
