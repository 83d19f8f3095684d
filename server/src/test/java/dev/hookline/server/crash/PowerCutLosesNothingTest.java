package dev.hookline.server.crash;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hookline.server.story.TestFolder;
import dev.hookline.testkit.powercut.PowerCut;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Isolated;

/** Power cuts under load, and that they show a server that does not synchronise its commits. */
@Tag("slow")
@Isolated
class PowerCutLosesNothingTest {

  private static final int CUTS = 2;
  private static final int CUTS_UNTIL_CAUGHT = 5;

  @AutoClose private final TestFolder folder = TestFolder.create();

  @Test
  void a_power_cut_loses_nothing_that_was_acknowledged() throws InterruptedException {
    CrashReport report = run(CrashPlan.of(CUTS, System.nanoTime()));

    assertThat(report.violations()).as(report.text()).isEmpty();
    assertThat(report.acknowledged()).as(report.text()).isPositive();
  }

  @Test
  void a_server_that_does_not_synchronise_its_commits_is_caught() throws InterruptedException {
    CrashPlan plan =
        CrashPlan.of(CUTS_UNTIL_CAUGHT, System.nanoTime())
            .withFault("synchronous-normal")
            .stoppingAtFirstLoss();

    CrashReport report = run(plan);

    assertThat(report.lost()).as(report.text()).isPositive();
  }

  private CrashReport run(CrashPlan plan) throws InterruptedException {
    try (PowerLoss loss =
        new PowerLoss(PowerCut.diskOrAbortTest(folder.path(), PowerLoss.DISK_MEBIBYTES))) {
      return new CrashRun(plan, loss, System.out::println).run();
    }
  }
}
