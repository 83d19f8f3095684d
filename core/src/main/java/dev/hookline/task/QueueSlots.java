package dev.hookline.task;

import dev.hookline.id.Id;
import dev.hookline.job.Engine;
import dev.hookline.job.JobKind;
import dev.hookline.job.Lane;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;

/**
 * How many runs each queue executes. The lanes of a queue share its limit: one may begin what the
 * others leave, and one that had to wait is woken when another ends something. All lanes of a queue
 * run on one executor, so that no two of them take the last place.
 */
final class QueueSlots {

  /** The engine's lanes themselves hold no more than this. */
  static final int UNLIMITED = 10_000;

  private final Queues queues;
  private final Supplier<Engine> engine;
  private final Map<Id, InQueue> ofQueue = new ConcurrentHashMap<>();
  private final Map<Id, AtomicInteger> ofLane = new ConcurrentHashMap<>();

  private static final class InQueue {
    private final AtomicInteger running = new AtomicInteger();
    private final Set<Id> lanesThatWait = ConcurrentHashMap.newKeySet();
  }

  QueueSlots(Queues queues, Supplier<Engine> engine) {
    this.queues = queues;
    this.engine = engine;
  }

  /** How many runs of a lane may execute at present; 0 while others have taken all places. */
  int allowed(Id lane) {
    RunQueue queue = queues.ofLane(lane);
    if (queue == null) {
      return UNLIMITED;
    }
    Integer perKey = queue.concurrencyPerKey();
    int own = perKey != null && queues.isKeyed(lane) ? perKey : UNLIMITED;
    Integer limit = queue.concurrency();
    if (limit == null) {
      return own;
    }
    InQueue all = inQueue(queue);
    int running = countOf(lane).get();
    int left = Math.max(0, limit - (all.running.get() - running));
    if (running >= left) {
      all.lanesThatWait.add(lane);
    }
    return Math.min(own, left);
  }

  void began(Id lane) {
    count(lane, 1);
  }

  void ended(Id lane) {
    count(lane, -1);
    RunQueue queue = queues.ofLane(lane);
    if (queue == null) {
      return;
    }
    Set<Id> waiting = inQueue(queue).lanesThatWait;
    if (!waiting.isEmpty()) {
      for (Id other : List.copyOf(waiting)) {
        waiting.remove(other); // it says so again if it has to wait again
        engine.get().wake(new Lane(JobKind.RUN, other));
      }
    }
  }

  /** How many runs of a queue execute. */
  int running(RunQueue queue) {
    return inQueue(queue).running.get();
  }

  /** A lane without runs is no more. */
  void forget(Id lane) {
    ofLane.remove(lane);
  }

  private void count(Id lane, int by) {
    countOf(lane).addAndGet(by);
    RunQueue queue = queues.ofLane(lane);
    if (queue != null) {
      inQueue(queue).running.addAndGet(by);
    }
  }

  private AtomicInteger countOf(Id lane) {
    return ofLane.computeIfAbsent(lane, _ -> new AtomicInteger());
  }

  private InQueue inQueue(RunQueue queue) {
    return ofQueue.computeIfAbsent(queue.id(), _ -> new InQueue());
  }
}
