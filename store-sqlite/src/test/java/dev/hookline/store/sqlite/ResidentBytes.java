package dev.hookline.store.sqlite;

import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.MethodHandle;
import java.nio.channels.FileChannel;
import java.nio.file.Path;

/** How much of a file the system holds in memory: mincore(2). */
final class ResidentBytes {

  private static final int PAGE_BYTES = 4_096;

  private ResidentBytes() {}

  static long of(Path file) throws Throwable {
    try (Arena arena = Arena.ofConfined();
        FileChannel channel = FileChannel.open(file)) {
      MemorySegment mapped = channel.map(FileChannel.MapMode.READ_ONLY, 0, channel.size(), arena);
      long pages = (channel.size() + PAGE_BYTES - 1) / PAGE_BYTES;
      MemorySegment resident = arena.allocate(pages);
      int error = (int) mincore().invokeExact(mapped, channel.size(), resident);
      if (error != 0) {
        throw new IOException("mincore answered " + error);
      }
      long count = 0;
      for (long page = 0; page < pages; page++) {
        count += resident.get(ValueLayout.JAVA_BYTE, page) & 1;
      }
      return count * PAGE_BYTES;
    }
  }

  @SuppressWarnings("restricted")
  private static MethodHandle mincore() {
    Linker linker = Linker.nativeLinker();
    return linker.downcallHandle(
        linker.defaultLookup().findOrThrow("mincore"),
        FunctionDescriptor.of(
            ValueLayout.JAVA_INT, ValueLayout.ADDRESS, ValueLayout.JAVA_LONG, ValueLayout.ADDRESS));
  }
}
