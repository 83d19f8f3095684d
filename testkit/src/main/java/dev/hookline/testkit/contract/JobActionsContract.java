package dev.hookline.testkit.contract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hookline.event.Event;
import dev.hookline.id.Id;
import dev.hookline.job.Job;
import dev.hookline.job.JobActions.Result;
import dev.hookline.job.JobStatus;
import dev.hookline.job.Lifecycle;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What {@link dev.hookline.job.JobActions} promise to operators. */
public abstract class JobActionsContract extends StoreContract {

  @Test
  void jobs_can_be_added_for_a_stored_event() {
    Id project = samples().id();
    Event event = samples().event(project);
    append(event);
    Job job =
        samples().job(project, event.id(), samples().id(), JobStatus.READY, 0, Samples.NOW, null);

    assertThat(stores().jobActions().add(List.of(job))).isTrue();

    assertThat(stores().jobReader().find(project, job.id())).contains(job);
    assertThat(stores().jobStore().claim(job.lane(), samples().id(), Samples.NOW, 10).jobs())
        .singleElement()
        .satisfies(claimed -> assertThat(claimed.event().id()).isEqualTo(event.id()));
  }

  /** As retention may do between the reading of an event and its replay. */
  @Test
  void no_job_is_added_when_one_of_the_events_is_not_there_any_more() {
    Id project = samples().id();
    Event there = samples().event(project);
    append(there);
    Id target = samples().id();
    Job good = samples().job(project, there.id(), target, JobStatus.READY, 0, Samples.NOW, null);
    Job without =
        samples().job(project, samples().id(), target, JobStatus.READY, 0, Samples.NOW, null);

    assertThat(stores().jobActions().add(List.of(good, without))).isFalse();

    assertThat(stores().jobReader().find(project, good.id())).isEmpty();
    assertThat(stores().jobStore().openLanes()).isEmpty();
  }

  @ParameterizedTest
  @EnumSource
  void a_job_in_any_state_but_running_can_be_retried_now(JobStatus status) {
    Job job = stored(inState(status));

    Result result =
        stores().jobActions().retryNow(job.project(), job.id(), Samples.NOW.plusSeconds(9));

    if (status == JobStatus.RUNNING) {
      assertThat(result).isEqualTo(new Result.NotAllowed(job));
      assertThat(stores().jobReader().find(job.project(), job.id())).contains(job);
    } else {
      Job retried = Lifecycle.retryNow(job, Samples.NOW.plusSeconds(9));
      assertThat(result).isEqualTo(new Result.Changed(retried));
      assertThat(stores().jobReader().find(job.project(), job.id())).contains(retried);
    }
  }

  @ParameterizedTest
  @EnumSource
  void a_job_that_has_not_ended_can_be_cancelled(JobStatus status) {
    Job job = stored(inState(status));

    Result result =
        stores().jobActions().cancel(job.project(), job.id(), "not wanted", Samples.NOW);

    if (status.isFinal()) {
      assertThat(result).isEqualTo(new Result.NotAllowed(job));
      assertThat(stores().jobReader().find(job.project(), job.id())).contains(job);
    } else {
      Job cancelled = Lifecycle.cancel(job, "not wanted", Samples.NOW);
      assertThat(result).isEqualTo(new Result.Changed(cancelled));
      assertThat(stores().jobReader().find(job.project(), job.id())).contains(cancelled);
    }
  }

  @Test
  void jobs_of_another_project_cannot_be_touched() {
    Job job = stored(inState(JobStatus.READY));
    Id stranger = samples().id();

    assertThat(stores().jobActions().retryNow(stranger, job.id(), Samples.NOW))
        .isEqualTo(new Result.NotFound());
    assertThat(stores().jobActions().cancel(stranger, job.id(), "mine now", Samples.NOW))
        .isEqualTo(new Result.NotFound());
    assertThat(stores().jobReader().find(job.project(), job.id())).contains(job);
  }

  private Job inState(JobStatus status) {
    Id owner = status == JobStatus.RUNNING ? samples().id() : null;
    int attempt = status == JobStatus.READY || status == JobStatus.SKIPPED ? 0 : 1;
    return samples()
        .job(samples().id(), samples().id(), samples().id(), status, attempt, Samples.NOW, owner);
  }
}
