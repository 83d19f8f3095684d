package dev.hookline.testkit.task;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hookline.job.Job;
import dev.hookline.job.Lane;
import dev.hookline.job.Run;
import dev.hookline.task.QueueLimits;
import dev.hookline.task.Queues;
import dev.hookline.task.RunQueue;
import dev.hookline.task.RunRequest;
import dev.hookline.task.RunUnderWay;
import dev.hookline.task.WorkerSession;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Very many concurrency keys, each with one run at a time. */
class ConcurrencyKeysTest {

  private static final String QUEUE = "task/mail";
  private static final Duration A_WHILE = Duration.ofMinutes(3);

  private final TaskRig rig = new TaskRig();

  private WorkerSession worker() {
    return rig.worker(50, List.of(new QueueLimits(QUEUE, null, 1)), rig.definition("mail"));
  }

  @BeforeEach
  void allKeysWereAskedFor() {
    worker();
    for (int key = 0; key < Queues.LANES_MAX; key++) {
      rig.tasks.queues().lane(queue(), "customer " + key);
    }
  }

  @Test
  void the_limit_of_a_key_holds_after_very_many_others() {
    Job waits = trigger("customer 7");
    rig.clock.advance(A_WHILE);
    assertThat(admits("new")).isTrue();
    assertThat(rig.tasks.queues().lanesOf(queue())).hasSize(2).contains(waits.lane());
    assertThat(rig.store.queues().lanes()).hasSize(1);

    WorkerSession worker = worker();
    Job first = trigger("new");
    trigger("new");
    List<RunUnderWay> leased = rig.lease(worker, 50).runs();
    assertThat(leased)
        .extracting(RunUnderWay::id)
        .containsExactlyInAnyOrder(waits.id(), first.id());
    leased.forEach(run -> rig.report(worker, TaskRig.completed(run, "1")));
    assertThat(rig.lease(worker, 50).runs()).hasSize(1);
  }

  @Test
  void all_keys_of_a_queue_run_on_its_executor() {
    WorkerSession worker = worker();
    trigger("customer 7");
    rig.report(worker, TaskRig.completed(rig.leaseOne(worker), "1"));

    assertThat(rig.executorsOf).containsOnly(queue().id());
  }

  @Test
  void a_key_of_a_moment_ago_is_kept_and_one_more_is_refused() {
    assertThat(admits("customer 7")).isTrue();
    assertThat(admits("new")).isFalse();
  }

  @Test
  void a_key_that_was_forgotten_has_a_new_lane() {
    Lane before = rig.tasks.queues().lane(queue(), "customer 7");
    rig.clock.advance(A_WHILE);
    assertThat(admits("new")).isTrue();
    assertThat(rig.tasks.queues().lane(queue(), "customer 7")).isNotEqualTo(before);
    rig.crashAndRestart();
    assertThat(rig.tasks.queues().lanesOf(queue())).hasSize(2);
  }

  private boolean admits(String key) {
    return rig.tasks.queues().admits(rig.project, QUEUE, key);
  }

  private RunQueue queue() {
    return rig.tasks.queues().named(rig.project, QUEUE);
  }

  private Job trigger(String key) {
    return rig.trigger(
        "mail",
        request ->
            new RunRequest(
                request.payload(),
                request.trigger(),
                null,
                null,
                null,
                null,
                key,
                0,
                List.of(),
                Run.NO_METADATA,
                null,
                null));
  }
}
