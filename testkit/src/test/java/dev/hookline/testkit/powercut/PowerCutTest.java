package dev.hookline.testkit.powercut;

import static dev.hookline.testkit.powercut.DurableAndLostWriter.DURABLE;
import static dev.hookline.testkit.powercut.DurableAndLostWriter.LOST;
import static org.assertj.core.api.Assertions.assertThat;

import dev.hookline.testkit.process.JavaCommand;
import dev.hookline.testkit.process.ProcessUnderTest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PowerCutTest {
  private static final Duration LIMIT = Duration.ofSeconds(30);

  @TempDir private Path folder;

  @Test
  void synchronised_data_survives_and_the_rest_is_lost_cut_after_cut() throws IOException {
    CuttableDisk first = PowerCut.diskOrAbortTest(folder, 32);
    try (CuttableDisk second = cutAfterWriting(first, "1");
        CuttableDisk third = cutAfterWriting(second, "2")) {
      assertThat(third.directory().resolve("synced-1")).hasContent(DURABLE);
      assertThat(third.directory().resolve("appended-1")).hasContent(DURABLE);
      assertThat(third.directory().resolve("synced-2")).hasContent(DURABLE);
      assertThat(third.directory().resolve("appended-2")).hasContent(DURABLE);
      assertThat(contentOf(third, "unsynced-1")).isEmpty();
      assertThat(contentOf(third, "unsynced-2")).isEmpty();
    }
    assertThat(Files.readString(Path.of("/proc/mounts"))).doesNotContain(folder.toString());
  }

  /** The control: without a cut nothing is lost, so a loss above is the cut's doing. */
  @Test
  void an_orderly_end_loses_nothing() throws IOException {
    try (CuttableDisk disk = PowerCut.diskOrAbortTest(folder, 32)) {
      try (ProcessUnderTest writer = writingTo(disk, "1")) {
        writer.kill();
      }
      assertThat(disk.directory().resolve("appended-1")).hasContent(DURABLE + LOST);
      assertThat(disk.directory().resolve("unsynced-1")).hasContent(LOST);
    }
  }

  @Test
  void a_machine_that_cannot_do_it_says_why() {
    assertThat(PowerCut.prepare(folder.resolve("missing"), 32))
        .isInstanceOfSatisfying(
            PowerCut.Unavailable.class,
            unavailable ->
                assertThat(unavailable.reason()).contains("truncate").contains("missing"));
  }

  private static CuttableDisk cutAfterWriting(CuttableDisk disk, String round) {
    try (ProcessUnderTest writer = writingTo(disk, round)) {
      return disk.cutWhileRunning(writer.handle());
    }
  }

  private static ProcessUnderTest writingTo(CuttableDisk disk, String round) {
    ProcessUnderTest writer =
        JavaCommand.main(DurableAndLostWriter.class)
            .withJvmOptions("-Xmx32m", "-XX:TieredStopAtLevel=1")
            .withArguments(disk.directory().toString(), round)
            .start();
    writer.awaitLine("written", LIMIT);
    return writer;
  }

  /** The name of an unsynchronised file may survive, its content not. */
  private static String contentOf(CuttableDisk disk, String name) throws IOException {
    Path file = disk.directory().resolve(name);
    return Files.exists(file) ? Files.readString(file) : "";
  }
}
