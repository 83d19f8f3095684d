package dev.hookline.testkit.powercut;

import dev.hookline.testkit.process.CommandResult;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Assumptions;

/** Whether this machine can simulate a power cut, and if so the disk to do it with. */
public sealed interface PowerCut {

  /** A mounted disk whose power can be cut; the caller closes it. */
  record Possible(CuttableDisk disk) implements PowerCut {}

  /** This machine cannot do it, and why. */
  record Unavailable(String reason) implements PowerCut {}

  /**
   * Makes and mounts an ext4 image in {@code folder}; needs Linux, root, mkfs.ext4 and loop
   * devices.
   *
   * @param folder an empty folder on a disk with room for two images a cut
   * @param mebibytes size of the image, at least 16; a small one is copied in less time
   */
  static PowerCut prepare(Path folder, int mebibytes) {
    Path image = folder.resolve("disk-0.img");
    Optional<CommandResult> failure =
        Commands.firstFailure(
            new String[] {"truncate", "-s", mebibytes + "M", image.toString()},
            // Lazy initialisation would write to the image in the background for minutes.
            new String[] {
              "mkfs.ext4",
              "-q",
              "-F",
              "-E",
              "lazy_itable_init=0,lazy_journal_init=0",
              image.toString()
            });
    if (failure.isPresent()) {
      return new Unavailable(failure.get().toString());
    }
    Path mountPoint = folder.resolve("disk-0");
    return switch (Mount.of(image, mountPoint)) {
      case Mount.Refused(String reason) -> new Unavailable(reason);
      case Mount.Mounted mounted -> new Possible(new CuttableDisk(folder, 0, image, mounted));
    };
  }

  /**
   * As {@link #prepare}, for a test that has nothing to check without a power cut: where it is
   * impossible the test is aborted, and standard output says so.
   */
  static CuttableDisk diskOrAbortTest(Path folder, int mebibytes) {
    return switch (prepare(folder, mebibytes)) {
      case Possible(CuttableDisk disk) -> disk;
      case Unavailable(String reason) -> {
        System.out.println("POWER CUT NOT POSSIBLE HERE: " + reason);
        yield Assumptions.abort("power cut not possible here: " + reason);
      }
    };
  }
}
