package dev.hookline.task;

import dev.hookline.id.Id;
import dev.hookline.id.IdGenerator;
import dev.hookline.job.JobKind;
import dev.hookline.job.Lane;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** All queues and their lanes in memory. Changes are stored first and seen after. */
public final class Queues {

  public static final int PER_PROJECT_MAX = 10_000;
  public static final int KEY_LENGTH_MAX = 255;

  /** Beyond this, runs with new concurrency keys share the lane of those without one. */
  static final int LANES_MAX = 100_000;

  private record Named(Id project, String name) {}

  private record Keyed(Id queue, String key) {}

  private final QueueStore store;
  private final IdGenerator ids;
  private final Map<Named, RunQueue> byName = new ConcurrentHashMap<>();
  private final Map<Id, Named> nameOf = new ConcurrentHashMap<>();
  private final Map<Keyed, Id> laneOf = new ConcurrentHashMap<>();
  private final Map<Id, QueueLane> lanes = new ConcurrentHashMap<>();

  public Queues(QueueStore store, IdGenerator ids) {
    this.store = store;
    this.ids = ids;
    store.all().forEach(this::show);
    store.lanes().forEach(this::show);
  }

  public Optional<RunQueue> find(Id project, String name) {
    return Optional.ofNullable(byName.get(new Named(project, name)));
  }

  /** The queues of a project, by name. */
  public List<RunQueue> of(Id project) {
    return byName.values().stream()
        .filter(queue -> queue.project().equals(project))
        .sorted(Comparator.comparing(RunQueue::name))
        .toList();
  }

  /** The queue of a name; blocks when it is new. */
  public RunQueue named(Id project, String name) {
    RunQueue known = byName.get(new Named(project, name));
    return known != null ? known : make(project, name);
  }

  private synchronized RunQueue make(Id project, String name) {
    RunQueue known = byName.get(new Named(project, name));
    if (known != null) {
      return known;
    }
    RunQueue queue = new RunQueue(ids.next(), project, name, null, null, false, false);
    store.save(queue);
    show(queue);
    return queue;
  }

  /** The lane of a queue for a concurrency key, or for runs without one; blocks when it is new. */
  public Lane lane(RunQueue queue, @Nullable String key) {
    if (key == null) {
      return new Lane(JobKind.RUN, queue.id());
    }
    Id known = laneOf.get(new Keyed(queue.id(), key));
    return new Lane(JobKind.RUN, known != null ? known : makeLane(queue, key));
  }

  private synchronized Id makeLane(RunQueue queue, String key) {
    Id known = laneOf.get(new Keyed(queue.id(), key));
    if (known != null) {
      return known;
    }
    if (lanes.size() >= LANES_MAX) {
      return queue.id();
    }
    QueueLane lane = new QueueLane(ids.next(), queue.id(), key);
    store.add(lane);
    show(lane);
    return lane.id();
  }

  /** The queue that a lane belongs to; null for a lane of none. */
  public @Nullable RunQueue ofLane(Id lane) {
    QueueLane keyed = lanes.get(lane);
    Named named = nameOf.get(keyed == null ? lane : keyed.queue());
    return named == null ? null : byName.get(named);
  }

  /** Whether a lane is that of a concurrency key. */
  public boolean isKeyed(Id lane) {
    return lanes.containsKey(lane);
  }

  /** Every lane of a queue. */
  public List<Lane> lanesOf(RunQueue queue) {
    List<Lane> all = new ArrayList<>();
    all.add(new Lane(JobKind.RUN, queue.id()));
    for (QueueLane lane : lanes.values()) {
      if (lane.queue().equals(queue.id())) {
        all.add(new Lane(JobKind.RUN, lane.id()));
      }
    }
    return all;
  }

  /** Blocks when it changes anything. */
  public synchronized RunQueue change(RunQueue queue, UnaryOperator<RunQueue> change) {
    RunQueue present = byName.getOrDefault(new Named(queue.project(), queue.name()), queue);
    RunQueue changed = change.apply(present);
    if (!changed.equals(present)) {
      store.save(changed);
      show(changed);
    }
    return changed;
  }

  private void show(RunQueue queue) {
    Named named = new Named(queue.project(), queue.name());
    byName.put(named, queue);
    nameOf.put(queue.id(), named);
  }

  private void show(QueueLane lane) {
    lanes.put(lane.id(), lane);
    laneOf.put(new Keyed(lane.queue(), lane.key()), lane.id());
  }
}
