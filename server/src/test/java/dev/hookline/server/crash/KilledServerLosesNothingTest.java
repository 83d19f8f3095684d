package dev.hookline.server.crash;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hookline.server.story.TestFolder;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Isolated;

/** The crash harness for a short while, and that it notices a server that promises too early. */
@Tag("slow")
@Isolated
class KilledServerLosesNothingTest {

  private static final int KILLS = 5;
  private static final int KILLS_UNTIL_CAUGHT = 20;

  @AutoClose private final TestFolder folder = TestFolder.create();

  @Test
  void a_killed_server_loses_nothing_that_it_acknowledged() throws InterruptedException {
    CrashReport report = run(CrashPlan.of(KILLS, seed()));

    assertThat(report.violations()).as(report.text()).isEmpty();
    assertThat(report.acknowledged()).as(report.text()).isPositive();
    assertThat(report.runs().completed()).as(report.text()).isPositive();
    assertThat(report.runs().failed()).as(report.text()).isPositive();
    assertThat(report.kills()).isEqualTo(KILLS);
  }

  @Test
  void a_server_that_acknowledges_before_it_commits_is_caught() throws InterruptedException {
    CrashPlan plan =
        CrashPlan.of(KILLS_UNTIL_CAUGHT, seed())
            .withFault("ack-before-commit")
            .stoppingAtFirstLoss();

    CrashReport report = run(plan);

    assertThat(report.lost() + report.runs().lost()).as(report.text()).isPositive();
    assertThat(report.isGood()).isFalse();
  }

  private CrashReport run(CrashPlan plan) throws InterruptedException {
    return new CrashRun(plan, new Kill(folder.path(), plan.seed()), System.out::println).run();
  }

  private static long seed() {
    long seed = System.nanoTime();
    System.out.println("seed " + seed);
    return seed;
  }
}
