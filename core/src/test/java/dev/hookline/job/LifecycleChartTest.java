package dev.hookline.job;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hookline.task.RunStatus;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The chart in the documents is drawn from the code. */
class LifecycleChartTest {

  private static final Path CHART =
      Path.of(System.getProperty("basedir", "."), "..", "docs", "state-machine.md");

  private static final List<LifecycleStep> STEPS =
      Stream.concat(LifecycleStep.ALL.stream(), RunSteps.ALL.stream()).toList();

  private static final String HEAD =
      """
      # The states of a job

      A delivery is a job, and so is a run of a task. Which state may follow which is decided in one place,
      `dev.hookline.job.Lifecycle`; this page is written from it and tested against it.

      ```mermaid
      stateDiagram-v2
        [*] --> RUNNING: stored with its event, room in memory
        [*] --> READY: stored with its event, no room in memory
        [*] --> SKIPPED: its endpoint is disabled, or has a filter that is not true
        [*] --> HELD: a run whose queue is paused, or that nobody could execute
      """;

  private static final String BETWEEN =
      """
      ```

      Every ended delivery can be retried by hand; the chart leaves that out. The steps from `suspended` on are those of runs alone, but for `ended on request`.

      | step | from | to | when |
      | --- | --- | --- | --- |
      """;

  private static final String TAIL =
      """

      The API calls the states of a delivery:

      | state | in the API |
      | --- | --- |
      | `READY` | `pending`, or `retrying` after a failure |
      | `RUNNING` | `delivering` |
      | `HELD` | `held` |
      | `SUCCEEDED` | `delivered` |
      | `FAILED` | `failed` |
      | `CANCELLED` | `cancelled` |
      | `SKIPPED` | `skipped` |

      And those of a run, which is `executing` only when its attempt has begun:

      | state | in the API |
      | --- | --- |
      """;

  @Test
  void the_chart_shows_what_the_code_does() throws IOException {
    String chart = chart();
    if (Boolean.getBoolean("hookline.write-docs")) {
      Files.writeString(CHART, chart);
    }
    assertThat(Files.exists(CHART) ? Files.readString(CHART) : "")
        .as(
            "docs/state-machine.md is not what the code does; write it anew with"
                + " mvn test -pl core -am -Dtest=LifecycleChartTest"
                + " -Dsurefire.failIfNoSpecifiedTests=false -Dhookline.write-docs=true")
        .isEqualTo(chart);
  }

  private static String chart() {
    StringBuilder text = new StringBuilder(HEAD);
    for (LifecycleStep step : STEPS) {
      for (JobStatus from : step.from()) {
        if (!from.isFinal() && from != step.to()) {
          text.append("  %s --> %s: %s\n".formatted(from, step.to(), step.name()));
        }
      }
    }
    for (JobStatus status : JobStatus.values()) {
      if (status.isFinal()) {
        text.append("  %s --> [*]\n".formatted(status));
      }
    }
    text.append(BETWEEN);
    for (LifecycleStep step : STEPS) {
      String from =
          step.from().stream().map(LifecycleChartTest::code).collect(Collectors.joining(", "));
      text.append(
          "| %s | %s | %s | %s |\n".formatted(step.name(), from, code(step.to()), step.when()));
    }
    text.append(TAIL);
    for (JobStatus status : JobStatus.values()) {
      text.append("| %s | %s |\n".formatted(code(status), wordsOfRuns(status)));
    }
    return text.toString();
  }

  /** Every word that a run in a state can have, first, failed before, suspended, due later. */
  private static String wordsOfRuns(JobStatus status) {
    Job again = Jobs.runIn(status);
    Job first = Jobs.firstRunIn(status);
    Run run = Objects.requireNonNull(first.run());
    Job suspended = first.withRun(run.suspended(RunWait.Sleep.INSTANCE));
    Instant before = Jobs.NOW.minusSeconds(3_600);
    return Stream.of(
            RunStatus.of(first, false, before),
            RunStatus.of(first, false, Jobs.NOW),
            RunStatus.of(first, true, Jobs.NOW),
            RunStatus.of(again, false, Jobs.NOW),
            RunStatus.of(suspended, false, before),
            RunStatus.of(suspended, false, Jobs.NOW))
        .map(word -> "`" + word.word() + "`")
        .distinct()
        .collect(Collectors.joining(", "));
  }

  private static String code(JobStatus status) {
    return "`" + status.name().toUpperCase(Locale.ROOT) + "`";
  }
}
