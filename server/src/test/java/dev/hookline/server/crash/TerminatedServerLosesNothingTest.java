package dev.hookline.server.crash;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hookline.server.story.TestFolder;
import java.time.Duration;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Isolated;

/** A server that is told to stop under load stops in good order. */
@Tag("slow")
@Isolated
class TerminatedServerLosesNothingTest {

  private static final int STOPS = 3;

  /** No attempt of this load takes longer than a fraction of a second. */
  private static final Duration DRAIN_MAX = Duration.ofSeconds(10);

  @AutoClose private final TestFolder folder = TestFolder.create();

  @Test
  void it_loses_nothing_sends_nothing_twice_and_exits_with_0() throws InterruptedException {
    Termination termination = new Termination(folder.path());

    CrashReport report =
        new CrashRun(CrashPlan.of(STOPS, System.nanoTime()), termination, System.out::println)
            .run();

    assertThat(report.violations()).as(report.text()).isEmpty();
    assertThat(report.duplicates()).as(report.text()).isZero();
    assertThat(termination.exitCodes()).hasSize(STOPS).containsOnly(0);
    assertThat(termination.longest()).isLessThan(DRAIN_MAX);
  }
}
