package dev.hookline.job;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** The chart in the documents is drawn from the code. */
class LifecycleChartTest {

  private static final Path CHART =
      Path.of(System.getProperty("basedir", "."), "..", "docs", "state-machine.md");

  private static final String HEAD =
      """
      # The states of a job

      A delivery is a job, and so is a run of a task. Which state may follow which is decided in one place,
      `dev.hookline.job.Lifecycle`; this page is written from it and tested against it.

      ```mermaid
      stateDiagram-v2
        [*] --> RUNNING: stored with its event, room in memory
        [*] --> READY: stored with its event, no room in memory
        [*] --> SKIPPED: its endpoint is disabled
      """;

  private static final String BETWEEN =
      """
      ```

      Every ended job (`SUCCEEDED`, `FAILED`, `CANCELLED`, `SKIPPED`) can be retried by hand; the chart leaves that out.

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
    for (LifecycleStep step : LifecycleStep.ALL) {
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
    for (LifecycleStep step : LifecycleStep.ALL) {
      String from =
          step.from().stream().map(LifecycleChartTest::code).collect(Collectors.joining(", "));
      text.append(
          "| %s | %s | %s | %s |\n".formatted(step.name(), from, code(step.to()), step.when()));
    }
    return text.append(TAIL).toString();
  }

  private static String code(JobStatus status) {
    return "`" + status.name().toUpperCase(Locale.ROOT) + "`";
  }
}
