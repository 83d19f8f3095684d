package dev.hookline.testkit.engine;

import static dev.hookline.testkit.engine.ScriptedHandler.done;
import static org.assertj.core.api.Assertions.assertThat;

import dev.hookline.delivery.Endpoint;
import dev.hookline.id.Id;
import dev.hookline.job.Claimed;
import dev.hookline.job.EngineLimits;
import dev.hookline.job.Job;
import dev.hookline.job.JobStatus;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** How jobs come to their attempts: from memory, or from the store when memory is full. */
class HandoverTest {

  private final EngineRig rig = new EngineRig(EngineRig.SMALL);

  @Test
  void a_committed_job_is_attempted_without_a_look_at_the_store() {
    Endpoint endpoint = rig.endpoint("a");
    rig.store.faults().refuseReads();
    rig.arrives("a");
    rig.settle();

    assertThat(rig.handler.underWay(endpoint.id())).isEqualTo(1);
    rig.handler.end(done());
    rig.settle();
    assertThat(rig.observer.stored).extracting(Job::status).containsExactly(JobStatus.SUCCEEDED);
    assertThat(rig.engine.heldBytes()).isZero();
  }

  @Test
  void nothing_is_attempted_before_the_commit() {
    rig.endpoint("a");
    rig.store.commits().hold();
    rig.arrives("a");
    rig.settle();
    assertThat(rig.handler.begun()).isEmpty();

    rig.store.commits().release();
    rig.settle();
    assertThat(rig.handler.begun()).hasSize(1);
  }

  @Test
  void a_refused_commit_gives_the_memory_back() {
    rig.endpoint("a");
    rig.store.faults().failNextWrites(1);
    rig.arrives("a");
    rig.settle();

    assertThat(rig.handler.begun()).isEmpty();
    assertThat(rig.engine.heldBytes()).isZero();
    rig.arrive("a", EngineRig.SMALL.laneJobsMax());
    rig.settle();
    assertThat(rig.handler.begun()).hasSize(EngineRig.SMALL.laneJobsMax());
  }

  @Test
  void what_is_over_the_limit_of_a_lane_waits_in_the_store_and_comes_in_order() {
    rig.endpoint("a", 1);
    rig.arrive("a", 50);
    rig.settle();
    assertThat(rig.jobs(JobStatus.RUNNING)).hasSize(EngineRig.SMALL.laneJobsMax());
    assertThat(rig.jobs(JobStatus.READY)).hasSize(50 - EngineRig.SMALL.laneJobsMax());

    for (int at = 0; at < 50; at++) {
      rig.handler.end(done());
      rig.settle();
    }
    assertThat(rig.jobs(JobStatus.SUCCEEDED)).hasSize(50);
    assertThat(rig.handler.begun())
        .extracting(claimed -> claimed.job().id())
        .isSortedAccordingTo(Id::compareTo);
    assertThat(rig.engine.heldBytes()).isZero();
  }

  @Test
  void old_jobs_in_the_store_are_not_overtaken_for_ever_by_new_ones() {
    rig.endpoint("a", 1);
    rig.arrive("a", 20);
    rig.settle();
    for (int at = 0; at < 100; at++) {
      rig.handler.end(done());
      rig.arrives("a");
      rig.settle();
    }
    List<Id> oldest =
        rig.handler.begun().stream().map(claimed -> claimed.job().id()).sorted().limit(20).toList();
    assertThat(rig.handler.begun().subList(0, 40))
        .extracting(claimed -> claimed.job().id())
        .containsAll(oldest);
    assertThat(rig.jobs(JobStatus.READY)).allMatch(job -> job.id().compareTo(oldest.getLast()) > 0);
  }

  @Test
  void what_is_over_the_limit_of_bytes_waits_in_the_store_and_comes_when_another_lane_is_done() {
    Endpoint large = rig.endpoint("large");
    Endpoint small = rig.endpoint("small");
    int half = (int) (EngineRig.SMALL.bytesMax() / 2);
    rig.arrives("large", half);
    rig.arrives("large", half);
    rig.settle();
    rig.arrives("small", half / 2);
    rig.arrives("small", half / 2);
    rig.arrives("small", half / 2);
    rig.settle();
    assertThat(rig.jobs(JobStatus.READY)).isNotEmpty();

    while (rig.handler.underWay(large.id()) > 0) {
      rig.handler.end(large.id(), done());
      rig.settle();
    }
    // no time has passed, so no sweep has come to the rescue
    while (rig.handler.underWay(small.id()) > 0) {
      rig.handler.end(small.id(), done());
      rig.settle();
    }
    while (!rig.handler.underWay().isEmpty()) {
      rig.handler.end(done());
      rig.settle();
    }
    assertThat(rig.jobs(JobStatus.SUCCEEDED)).hasSize(5);
  }

  @Test
  void one_lane_cannot_take_all_the_memory() {
    Endpoint slow = rig.endpoint("slow", 1);
    Endpoint other = rig.endpoint("other");
    for (int at = 0; at < EngineRig.SMALL.laneJobsMax(); at++) {
      rig.arrives("slow", (int) (EngineRig.SMALL.bytesMax() / 6));
    }
    rig.settle();
    assertThat(rig.handler.underWay(slow.id())).isEqualTo(1);

    rig.arrives("other", (int) (EngineRig.SMALL.bytesMax() / 8));
    rig.settle();
    assertThat(rig.handler.underWay(other.id())).isEqualTo(1);
  }

  @Test
  void a_job_larger_than_all_the_memory_is_attempted_all_the_same() {
    rig.endpoint("a");
    rig.arrives("a", (int) EngineRig.SMALL.bytesMax() * 2);
    rig.settle();

    assertThat(rig.handler.begun()).hasSize(1);
    rig.handler.end(done());
    rig.settle();
    assertThat(rig.engine.heldBytes()).isZero();
  }

  @Test
  void a_full_lane_is_refilled_in_batches_not_job_by_job() {
    EngineRig large = new EngineRig(new EngineLimits(64, 64 << 20, 32, Duration.ofSeconds(15)));
    large.endpoint("a", 1);
    large.arrive("a", 500);
    large.settle();
    int claims = 0;
    int waiting = large.jobs(JobStatus.READY).size();
    for (int at = 0; at < 500; at++) {
      large.handler.end(done());
      large.settle();
      int left = large.jobs(JobStatus.READY).size();
      claims += left < waiting ? 1 : 0;
      waiting = left;
    }
    assertThat(large.jobs(JobStatus.SUCCEEDED)).hasSize(500);
    assertThat(claims).isLessThan(40);
  }

  @Test
  void an_endpoint_that_is_added_later_gets_what_comes_from_then_on() {
    rig.arrives("a");
    rig.settle();
    assertThat(rig.handler.begun()).isEmpty();

    Endpoint endpoint = rig.endpoint("a");
    rig.arrives("a");
    rig.settle();
    assertThat(rig.handler.begun())
        .extracting(Claimed::job)
        .extracting(Job::target)
        .containsExactly(endpoint.id());
  }
}
