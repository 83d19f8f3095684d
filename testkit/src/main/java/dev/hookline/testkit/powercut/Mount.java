package dev.hookline.testkit.powercut;

import dev.hookline.testkit.process.CommandResult;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicBoolean;

/** The attempt to mount an image through a loop device, which goes with the mount. */
sealed interface Mount {
  /**
   * commit=300: the kernel writes metadata of unsynchronised files only every five minutes.
   * noauto_da_alloc: it does not rescue programs that replace a file without synchronising it.
   */
  String OPTIONS = "loop,commit=300,noauto_da_alloc";

  record Refused(String reason) implements Mount {}

  static Mount of(Path image, Path mountPoint) {
    try {
      Files.createDirectories(mountPoint);
    } catch (IOException noFolder) {
      throw new UncheckedIOException(noFolder);
    }
    CommandResult mounting =
        CommandResult.of(
            "mount", "-t", "ext4", "-o", OPTIONS, image.toString(), mountPoint.toString());
    return mounting.succeeded() ? new Mounted(mountPoint) : new Refused(mounting.toString());
  }

  /** A mount that ends with {@link #close} or, at the latest, with this JVM. */
  final class Mounted implements Mount, AutoCloseable {
    private final Path mountPoint;
    private final AtomicBoolean open = new AtomicBoolean(true);
    private final Thread unmounter;

    private Mounted(Path mountPoint) {
      this.mountPoint = mountPoint;
      this.unmounter = new Thread(this::unmount, "unmounter of " + mountPoint);
      Runtime.getRuntime().addShutdownHook(unmounter);
    }

    Path mountPoint() {
      return mountPoint;
    }

    @Override
    public void close() {
      unmount();
      try {
        Runtime.getRuntime().removeShutdownHook(unmounter);
      } catch (IllegalStateException shuttingDown) {
        // The hook finds nothing left to unmount.
      }
    }

    private void unmount() {
      if (open.getAndSet(false)) {
        String path = mountPoint.toString();
        CommandResult orderly = CommandResult.of("umount", path);
        // A process that still holds a file keeps the disk busy; the lazy way ends with it.
        if (!orderly.succeeded() && !CommandResult.of("umount", "--lazy", path).succeeded()) {
          throw new IllegalStateException(orderly.toString());
        }
      }
    }
  }
}
