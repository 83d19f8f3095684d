package dev.hookline.job;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The steps that only runs know lead to where the chart says, and are illegal elsewhere. */
class RunStepsTest {

  static List<LifecycleStep> steps() {
    return RunSteps.ALL;
  }

  @ParameterizedTest
  @MethodSource("steps")
  void a_step_leads_to_its_state_or_is_illegal(LifecycleStep step) {
    for (JobStatus status : JobStatus.values()) {
      Job job = Jobs.runIn(status);
      if (step.from().contains(status)) {
        assertThat(step.change().apply(job).status()).isEqualTo(step.to());
      } else {
        assertThatIllegalStateException().isThrownBy(() -> step.change().apply(job));
      }
    }
  }
}
