package dev.hookline.testkit.contract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hookline.id.Id;
import dev.hookline.job.Job;
import dev.hookline.job.JobKind;
import dev.hookline.job.Lane;
import dev.hookline.job.Lifecycle;
import dev.hookline.task.HttpTarget;
import dev.hookline.task.LaneDepth;
import dev.hookline.task.QueueLane;
import dev.hookline.task.RunQueue;
import dev.hookline.task.Schedule;
import dev.hookline.task.Subscription;
import dev.hookline.task.TaskDefinition;
import dev.hookline.task.Token;
import java.time.Duration;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.Test;

/** How tasks, queues, schedules and tokens are stored. */
public abstract class TaskStoreContract extends RunContract {

  @Test
  void tasks_are_read_back_as_they_were() {
    TaskDefinition full = task("full");
    TaskDefinition plain =
        new TaskDefinition(
            project(),
            "plain",
            null,
            TaskDefinition.ownQueue("plain"),
            TaskDefinition.RETRY_STANDARD,
            TaskDefinition.MAX_DURATION_STANDARD,
            null,
            List.of(),
            null,
            Samples.NOW);
    stores().tasks().save(full);
    stores().tasks().save(plain);

    assertThat(stores().tasks().all()).containsExactlyInAnyOrder(full, plain);
  }

  @Test
  void a_saved_task_replaces_the_one_of_its_project_with_its_name() {
    TaskDefinition task = task("full");
    TaskDefinition namesake = in(samples().id(), task);
    stores().tasks().save(task);
    stores().tasks().save(namesake);
    TaskDefinition changed = task("full", "changed");

    stores().tasks().save(changed);
    assertThat(stores().tasks().all()).containsExactlyInAnyOrder(changed, namesake);

    stores().tasks().delete(project(), "full");
    assertThat(stores().tasks().all()).containsExactly(namesake);
  }

  private TaskDefinition task(String name) {
    return task(name, "Sends one\ne-mail");
  }

  private TaskDefinition task(String name, String description) {
    return new TaskDefinition(
        project(),
        name,
        description,
        "emails, all",
        TaskDefinition.RETRY_STANDARD,
        Duration.ofMinutes(7),
        Duration.ofHours(1),
        List.of(
            new Subscription(List.of("invoice.*", "order.paid"), List.of()),
            new Subscription(List.of("*"), List.of(project(), target()))),
        new HttpTarget("https://example.com/run", "whsec_test", Duration.ofSeconds(30)),
        Samples.NOW);
  }

  private static TaskDefinition in(dev.hookline.id.Id other, TaskDefinition task) {
    return new TaskDefinition(
        other,
        task.name(),
        task.description(),
        task.queue(),
        task.retry(),
        task.maxDuration(),
        task.ttl(),
        task.subscriptions(),
        task.http(),
        task.updatedAt());
  }

  @Test
  void a_lane_is_idle_when_no_run_in_it_is_unfinished_and_can_be_deleted() {
    Id queue = samples().id();
    QueueLane unused = new QueueLane(samples().id(), queue, "unused");
    QueueLane waits = new QueueLane(samples().id(), queue, "waits");
    QueueLane ended = new QueueLane(samples().id(), queue, "ended");
    List.of(unused, waits, ended).forEach(stores().queues()::add);
    waiting(samples().run(project(), waits.id(), Samples.plainRun(TASK)));
    Job cancelled = waiting(samples().run(project(), ended.id(), Samples.plainRun(TASK)));
    assertThat(stores().queues().idleLanes()).containsExactly(unused.id());
    stores().jobActions().cancel(project(), cancelled.id(), "for the test", now());
    assertThat(stores().queues().idleLanes()).containsExactlyInAnyOrder(unused.id(), ended.id());
    stores().queues().delete(List.of(unused.id(), ended.id(), samples().id()));
    assertThat(stores().queues().lanes()).containsExactly(waits);
    assertThat(stores().queues().idleLanes()).isEmpty();
  }

  @Test
  void queues_and_their_lanes_are_read_back_as_they_were() {
    RunQueue limited = new RunQueue(samples().id(), project(), "emails", 10, 1, true, true);
    RunQueue plain = new RunQueue(samples().id(), project(), "task/x", null, null, false, false);
    QueueLane lane = new QueueLane(samples().id(), limited.id(), "customer\n7");
    stores().queues().save(limited);
    stores().queues().save(plain);
    stores().queues().add(lane);
    assertThat(stores().queues().all()).containsExactlyInAnyOrder(limited, plain);
    assertThat(stores().queues().lanes()).containsExactly(lane);

    RunQueue resumed = limited.withPaused(false);
    stores().queues().save(resumed);

    assertThat(stores().queues().all()).containsExactlyInAnyOrder(resumed, plain);
  }

  @Test
  void the_depth_of_a_lane_counts_what_could_begin_and_what_is_claimed() {
    claimed(waiting());
    Job old = waiting(Lifecycle.reschedule(plain(), now().minusSeconds(60)));
    waiting();
    Job future = waiting(Lifecycle.reschedule(plain(), now().plusSeconds(600)));
    Lane lane = old.lane();

    LaneDepth depth = new LaneDepth(2, 1, old.dueAt());
    assertThat(stores().queues().depth(lane, 100)).isEqualTo(depth);
    assertThat(stores().queues().depth(lane, 1).waiting()).isEqualTo(1);

    stores().jobStore().hold(lane, "paused");
    assertThat(stored(future.id()).reason()).isEqualTo("paused");
    assertThat(stores().queues().depth(lane, 100)).isEqualTo(depth);
    assertThat(stores().queues().depth(new Lane(JobKind.RUN, samples().id()), 100))
        .isEqualTo(new LaneDepth(0, 0, null));
  }

  @Test
  void schedules_are_read_back_as_they_were() {
    Schedule full =
        new Schedule(
            samples().id(),
            project(),
            "mornings",
            TASK,
            "0 7 * * *",
            ZoneId.of("Europe/Berlin"),
            INPUT,
            Schedule.CatchUp.ALL,
            true,
            TASK,
            Samples.NOW,
            Samples.NOW.plusSeconds(60),
            Samples.NOW);
    Schedule plain = plainSchedule(null);
    Schedule empty = plainSchedule(new byte[0]);
    stores().schedules().save(full);
    stores().schedules().save(plain);
    stores().schedules().save(empty);
    assertThat(stores().schedules().all())
        .usingRecursiveFieldByFieldElementComparator()
        .containsExactlyInAnyOrder(full, plain, empty);

    Schedule fired = full.fired(Samples.NOW.plusSeconds(60), null);
    stores().schedules().save(fired);
    stores().schedules().delete(plain.id());
    assertThat(stores().schedules().all())
        .usingRecursiveFieldByFieldElementComparator()
        .containsExactlyInAnyOrder(fired, empty);
  }

  private Schedule plainSchedule(byte @org.jspecify.annotations.Nullable [] payload) {
    return new Schedule(
        samples().id(),
        project(),
        null,
        TASK,
        "*/5 * * * *",
        ZoneOffset.UTC,
        payload,
        Schedule.CatchUp.NONE,
        false,
        null,
        null,
        null,
        Samples.NOW);
  }

  @Test
  void a_token_is_read_back_as_it_was() {
    Token token = token("k");

    assertThat(stores().tokens().create(token)).isEqualTo(token);
    assertThat(stores().tokens().find(token.id())).contains(token);
    assertThat(stores().tokens().find(samples().id())).isEmpty();

    stores().tokens().complete(token.id(), new byte[0], Samples.NOW);
    Token completed = stores().tokens().find(token.id()).orElseThrow();
    assertThat(completed.completedAt()).isEqualTo(Samples.NOW);
    assertThat(completed.output()).isEmpty();
    assertThat(stores().tokens().complete(samples().id(), INPUT, Samples.NOW)).isEmpty();
  }

  @Test
  void a_second_token_with_a_key_is_the_first() {
    Token first = stores().tokens().create(token("k"));

    assertThat(stores().tokens().create(token("k"))).isEqualTo(first);
    Token unnamed = token(null);
    assertThat(stores().tokens().create(unnamed)).isEqualTo(unnamed);
    Token another = token(null);
    assertThat(stores().tokens().create(another)).isEqualTo(another);
    Token elsewhere =
        new Token(samples().id(), samples().id(), "test-secret", "k", Samples.NOW, null, null);
    assertThat(stores().tokens().create(elsewhere)).isEqualTo(elsewhere);
  }

  private Token token(@org.jspecify.annotations.Nullable String key) {
    return new Token(
        samples().id(), project(), "test-secret", key, Samples.NOW.plusSeconds(60), null, null);
  }
}
