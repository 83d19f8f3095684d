package dev.hookline.testkit.powercut;

import dev.hookline.testkit.process.CommandResult;
import dev.hookline.testkit.process.Freezer;
import java.nio.file.Path;

/**
 * An ext4 file system on an image file, mounted so that the kernel keeps unsynchronised writes in
 * memory. What has reached the image is what a disk would hold after a power cut.
 *
 * <p>Limits: the kernel writes file contents that are older than about 30 s by itself, so cut
 * earlier than that after the writes that are to be lost. A write that the file system has handed
 * to the disk counts as durable even before the disk's cache is flushed; torn sectors do not occur.
 */
public final class CuttableDisk implements AutoCloseable {
  private final Path folder;
  private final int cuts;
  private final Path image;
  private final Mount.Mounted mount;

  CuttableDisk(Path folder, int cuts, Path image, Mount.Mounted mount) {
    this.folder = folder;
    this.cuts = cuts;
    this.image = image;
    this.mount = mount;
  }

  /** Where the process under test writes, and where the survivors of a cut are read. */
  public Path directory() {
    return mount.mountPoint();
  }

  /**
   * Cuts the power while this process and its descendants run: freezes them, copies the image,
   * kills them, and mounts the copy. This disk is closed and its image deleted; the returned one is
   * what the next boot finds, its journal replayed, and can be written to and cut again.
   *
   * @throws IllegalStateException when the image cannot be copied or the copy not be mounted
   */
  public CuttableDisk cutWhileRunning(ProcessHandle process) {
    Path copy = folder.resolve("disk-" + (cuts + 1) + ".img");
    try {
      Freezer.freeze(process);
      CommandResult copying =
          CommandResult.of("cp", "--sparse=always", image.toString(), copy.toString());
      if (!copying.succeeded()) {
        throw new IllegalStateException(copying.toString());
      }
    } finally {
      kill(process);
      close();
      image.toFile().delete();
    }
    return switch (Mount.of(copy, folder.resolve("disk-" + (cuts + 1)))) {
      case Mount.Refused(String reason) -> throw new IllegalStateException(reason);
      case Mount.Mounted mounted -> new CuttableDisk(folder, cuts + 1, copy, mounted);
    };
  }

  /** Unmounts in good order, which loses nothing; the image stays. */
  @Override
  public void close() {
    mount.close();
  }

  private static void kill(ProcessHandle process) {
    process.descendants().forEach(ProcessHandle::destroyForcibly);
    process.destroyForcibly();
    process.onExit().join();
  }
}
