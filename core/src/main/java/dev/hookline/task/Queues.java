package dev.hookline.task;

import dev.hookline.id.Id;
import dev.hookline.id.IdGenerator;
import dev.hookline.job.JobKind;
import dev.hookline.job.Lane;
import dev.hookline.job.StoreUnavailable;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** All queues and their lanes in memory. Changes are stored first and seen after. */
public final class Queues {

  public static final int PER_PROJECT_MAX = 10_000;
  public static final int KEY_LENGTH_MAX = 255;

  /** How many concurrency keys may have unfinished runs. */
  public static final int LANES_MAX = 100_000;

  /** A lane that was asked for later may be that of a run on its way to the store. */
  private static final Duration ON_THE_WAY = Duration.ofMinutes(2);

  /** Looking for idle lanes reads all of them. */
  private static final Duration BETWEEN_LOOKS = Duration.ofSeconds(10);

  private record Named(Id project, String name) {}

  private record Keyed(Id queue, String key) {}

  private record Asked(Id lane, long atMillis) {}

  private final QueueStore store;
  private final IdGenerator ids;
  private final Map<Named, RunQueue> byName = new ConcurrentHashMap<>();
  private final Map<Id, Named> nameOf = new ConcurrentHashMap<>();
  private final Map<Keyed, Asked> laneOf = new ConcurrentHashMap<>();
  private final Map<Id, QueueLane> lanes = new ConcurrentHashMap<>();

  private final InstantSource clock;
  private long looksAtMillis = Long.MIN_VALUE;
  private volatile Consumer<Lane> forgotten = _ -> {};

  public Queues(QueueStore store, IdGenerator ids, InstantSource clock) {
    this.store = store;
    this.ids = ids;
    this.clock = clock;
    store.all().forEach(this::show);
    store.lanes().forEach(lane -> show(lane, Long.MIN_VALUE));
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
    Id known = ask(queue, key);
    return new Lane(JobKind.RUN, known != null ? known : makeLane(queue, key));
  }

  private @Nullable Id ask(RunQueue queue, String key) {
    Asked asked =
        laneOf.computeIfPresent(
            new Keyed(queue.id(), key), (_, known) -> new Asked(known.lane(), clock.millis()));
    return asked == null ? null : asked.lane();
  }

  private synchronized Id makeLane(RunQueue queue, String key) {
    Id known = ask(queue, key);
    if (known != null) {
      return known;
    }
    QueueLane lane = new QueueLane(ids.next(), queue.id(), key);
    store.add(lane);
    show(lane, clock.millis());
    return lane.id();
  }

  /**
   * Whether runs with a concurrency key can be taken in: there is a limit of the keys in use.
   * Blocks when that is reached and the key is new.
   */
  public boolean admits(Id project, String queue, String key) {
    if (lanes.size() < LANES_MAX) {
      return true;
    }
    RunQueue known = byName.get(new Named(project, queue));
    if (known != null && laneOf.containsKey(new Keyed(known.id(), key))) {
      return true;
    }
    forgetIdle();
    return lanes.size() < LANES_MAX;
  }

  private synchronized void forgetIdle() {
    long now = clock.millis();
    if (now < looksAtMillis && looksAtMillis - now <= BETWEEN_LOOKS.toMillis()) {
      return;
    }
    looksAtMillis = now + BETWEEN_LOOKS.toMillis();
    List<QueueLane> idle = new ArrayList<>();
    for (Id lane : store.idleLanes()) {
      QueueLane found = lanes.get(lane);
      if (found != null && hide(found, now - ON_THE_WAY.toMillis())) {
        idle.add(found);
      }
    }
    try {
      store.delete(idle.stream().map(QueueLane::id).toList());
    } catch (StoreUnavailable unavailable) {
      idle.forEach(lane -> show(lane, now));
      throw unavailable;
    }
    idle.forEach(lane -> forgotten.accept(new Lane(JobKind.RUN, lane.id())));
  }

  /** False when it was asked for since. */
  private boolean hide(QueueLane lane, long sinceMillis) {
    Asked left =
        laneOf.computeIfPresent(
            new Keyed(lane.queue(), lane.key()),
            (_, asked) -> asked.atMillis() < sinceMillis ? null : asked);
    return left == null && lanes.remove(lane.id()) != null;
  }

  /** Runs something with each lane that is no more. */
  void onForgotten(Consumer<Lane> listener) {
    forgotten = listener;
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

  private void show(QueueLane lane, long askedAtMillis) {
    lanes.put(lane.id(), lane);
    laneOf.put(new Keyed(lane.queue(), lane.key()), new Asked(lane.id(), askedAtMillis));
  }
}
