package dev.hookline.testkit.memory;

import dev.hookline.id.Id;
import dev.hookline.job.Job;
import dev.hookline.job.JobKind;
import dev.hookline.job.JobStatus;
import dev.hookline.job.Lane;
import dev.hookline.task.LaneDepth;
import dev.hookline.task.QueueLane;
import dev.hookline.task.QueueStore;
import dev.hookline.task.RunQueue;
import dev.hookline.task.Schedule;
import dev.hookline.task.ScheduleStore;
import dev.hookline.task.TaskDefinition;
import dev.hookline.task.TaskStore;
import dev.hookline.task.Token;
import dev.hookline.task.TokenStore;
import dev.hookline.testkit.memory.Tables.TaskName;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What tasks need beyond their runs: one small store for each kind. */
final class MemoryTasks {

  private MemoryTasks() {}

  record Definitions(Tables tables) implements TaskStore {
    @Override
    public List<TaskDefinition> all() {
      return tables.read(() -> List.copyOf(tables.tasks.values()));
    }

    @Override
    public void save(TaskDefinition task) {
      tables.write(() -> tables.tasks.put(new TaskName(task.project(), task.name()), task));
    }

    @Override
    public void delete(Id project, String name) {
      tables.write(() -> tables.tasks.remove(new TaskName(project, name)));
    }
  }

  record Queues(Tables tables, Supplier<Instant> now) implements QueueStore {
    @Override
    public List<RunQueue> all() {
      return tables.read(() -> List.copyOf(tables.queues.values()));
    }

    @Override
    public List<QueueLane> lanes() {
      return tables.read(() -> List.copyOf(tables.lanes.values()));
    }

    @Override
    public void save(RunQueue queue) {
      tables.write(() -> tables.queues.put(queue.id(), queue));
    }

    @Override
    public void add(QueueLane lane) {
      tables.write(() -> tables.lanes.put(lane.id(), lane));
    }

    @Override
    public List<Id> idleLanes() {
      return tables.read(() ->
          tables.lanes.keySet().stream()
              .filter(id -> {
                Lane lane = new Lane(JobKind.RUN, id);
                return Stream.of(JobStatus.READY, JobStatus.HELD, JobStatus.RUNNING)
                    .allMatch(status -> tables.jobs.of(lane, status).isEmpty());
              })
              .toList());
    }

    @Override
    public void delete(List<Id> lanes) {
      tables.write(() -> lanes.stream().map(tables.lanes::remove).toList());
    }

    @Override
    public LaneDepth depth(Lane lane, int countMax) {
      Instant at = now.get();
      return tables.read(() -> {
        List<Job> waiting =
            Stream.of(JobStatus.READY, JobStatus.HELD)
                .flatMap(status -> tables.jobs.of(lane, status).stream())
                .filter(job -> !job.dueAt().isAfter(at))
                .toList();
        @Nullable Instant oldest =
            waiting.stream().map(Job::dueAt).min(Comparator.naturalOrder()).orElse(null);
        int claimed = tables.jobs.of(lane, JobStatus.RUNNING).size();
        return new LaneDepth(Math.min(countMax, waiting.size()), claimed, oldest);
      });
    }
  }

  record Schedules(Tables tables) implements ScheduleStore {
    @Override
    public List<Schedule> all() {
      return tables.read(() -> List.copyOf(tables.schedules.values()));
    }

    @Override
    public void save(Schedule schedule) {
      tables.write(() -> tables.schedules.put(schedule.id(), schedule));
    }

    @Override
    public void delete(Id schedule) {
      tables.write(() -> tables.schedules.remove(schedule));
    }
  }

  record Tokens(Tables tables) implements TokenStore {
    @Override
    public Token create(Token token) {
      return tables.write(() -> {
        Token present =
            tables.runs.tokens.values().stream()
                .filter(kept -> kept.project().equals(token.project()))
                .filter(kept -> kept.key() != null && Objects.equals(kept.key(), token.key()))
                .findFirst()
                .orElse(token);
        tables.runs.tokens.put(present.id(), present);
        return present;
      });
    }

    @Override
    public Optional<Token> find(Id token) {
      return tables.read(() -> Optional.ofNullable(tables.runs.tokens.get(token)));
    }

    @Override
    public Optional<Token> complete(Id id, byte[] output, Instant now) {
      return tables.write(() -> {
        Token token = tables.runs.tokens.get(id);
        if (token == null || token.completedAt() != null) {
          return Optional.ofNullable(token);
        }
        Token completed =
            new Token(
                id, token.project(), token.secret(), token.key(), token.expiresAt(), now, output);
        tables.runs.tokens.put(id, completed);
        tables.runs.over(id, now);
        return Optional.of(completed);
      });
    }
  }
}
