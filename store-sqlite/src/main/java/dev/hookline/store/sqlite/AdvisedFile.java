package dev.hookline.store.sqlite;

import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.MethodHandle;
import java.nio.file.Path;

/**
 * A file, open so that Linux can be told what to write of it and what is needed: fdatasync(2), and
 * posix_fadvise(2), which Java does not offer. For one thread.
 */
final class AdvisedFile implements AutoCloseable {

  /** From fcntl.h and fadvise.h, the same on every processor that the driver of SQLite knows. */
  private static final int READ_ONLY_CLOSE_ON_EXEC = 0x80000;

  private static final int DONT_NEED = 4;

  private static final MethodHandle OPEN =
      function(
          "open",
          FunctionDescriptor.of(ValueLayout.JAVA_INT, ValueLayout.ADDRESS, ValueLayout.JAVA_INT),
          Linker.Option.firstVariadicArg(2));

  private static final MethodHandle ADVISE =
      function(
          "posix_fadvise",
          FunctionDescriptor.of(
              ValueLayout.JAVA_INT,
              ValueLayout.JAVA_INT,
              ValueLayout.JAVA_LONG,
              ValueLayout.JAVA_LONG,
              ValueLayout.JAVA_INT));

  private static final MethodHandle SYNC =
      function("fdatasync", FunctionDescriptor.of(ValueLayout.JAVA_INT, ValueLayout.JAVA_INT));

  private static final MethodHandle CLOSE =
      function("close", FunctionDescriptor.of(ValueLayout.JAVA_INT, ValueLayout.JAVA_INT));

  private final int descriptor;

  private AdvisedFile(int descriptor) {
    this.descriptor = descriptor;
  }

  /** Opens a file that exists. */
  static AdvisedFile open(Path file) throws IOException {
    int descriptor;
    try (Arena arena = Arena.ofConfined()) {
      descriptor =
          (int) OPEN.invokeExact(arena.allocateFrom(file.toString()), READ_ONLY_CLOSE_ON_EXEC);
    } catch (Throwable impossible) {
      throw new AssertionError(impossible);
    }
    if (descriptor < 0) {
      throw new IOException(file + " cannot be opened");
    }
    return new AdvisedFile(descriptor);
  }

  /** Has its changes written, whoever made them, and waits until they are on the disk. */
  void sync() throws IOException {
    int error;
    try {
      error = (int) SYNC.invokeExact(descriptor);
    } catch (Throwable impossible) {
      throw new AssertionError(impossible);
    }
    if (error != 0) {
      throw new IOException("fdatasync failed");
    }
  }

  /** A part of it is not needed in memory; what is not yet on the disk stays there. */
  void dontNeed(long fromByte, long bytes) throws IOException {
    int error;
    try {
      error = (int) ADVISE.invokeExact(descriptor, fromByte, bytes, DONT_NEED);
    } catch (Throwable impossible) {
      throw new AssertionError(impossible);
    }
    if (error != 0) {
      throw new IOException("posix_fadvise answered " + error);
    }
  }

  /** Gives up all locks that the process holds on the file, whoever took them. */
  @Override
  public void close() {
    try {
      int ignored = (int) CLOSE.invokeExact(descriptor);
    } catch (Throwable impossible) {
      throw new AssertionError(impossible);
    }
  }

  @SuppressWarnings("restricted") // the launcher allows native access
  private static MethodHandle function(
      String name, FunctionDescriptor signature, Linker.Option... options) {
    Linker linker = Linker.nativeLinker();
    return linker.downcallHandle(linker.defaultLookup().findOrThrow(name), signature, options);
  }
}
