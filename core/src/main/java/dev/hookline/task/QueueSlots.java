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
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * How many runs of each queue are handed over by the engine, and how many of these execute. The
 * lanes of a queue share its limit: one may hand over what the others leave, and one that had to
 * wait is woken when another ends something. All lanes of a queue run on one executor, so that no
 * two of them take the last place. What was handed over under a higher limit may not begin.
 */
final class QueueSlots {

  /** The engine's lanes themselves hold no more than this. */
  static final int UNLIMITED = 10_000;

  private final Queues queues;
  private final Supplier<Engine> engine;
  private final Map<Id, InQueue> ofQueue = new ConcurrentHashMap<>();
  private final Map<Id, Count> ofLane = new ConcurrentHashMap<>();

  private static final class Count {
    private final AtomicInteger handedOver = new AtomicInteger();
    private final AtomicInteger executing = new AtomicInteger();
  }

  private static final class InQueue {
    private final Count count = new Count();
    private final Set<Id> lanesThatWait = ConcurrentHashMap.newKeySet();
  }

  QueueSlots(Queues queues, Supplier<Engine> engine) {
    this.queues = queues;
    this.engine = engine;
  }

  /** How many runs of a lane may be handed over at present; 0 while others have all places. */
  int allowed(Id lane) {
    RunQueue queue = queues.ofLane(lane);
    if (queue == null) {
      return UNLIMITED;
    }
    int own = limitOfLane(queue, lane);
    Integer limit = queue.concurrency();
    if (limit == null) {
      return own;
    }
    InQueue all = inQueue(queue);
    int handedOver = countOf(lane).handedOver.get();
    int left = Math.max(0, limit - (all.count.handedOver.get() - handedOver));
    if (handedOver >= left) {
      all.lanesThatWait.add(lane);
    }
    return Math.min(own, left);
  }

  private int limitOfLane(RunQueue queue, Id lane) {
    Integer perKey = queue.concurrencyPerKey();
    return perKey != null && queues.isKeyed(lane) ? perKey : UNLIMITED;
  }

  void handedOver(Id lane) {
    count(lane, count -> count.handedOver, 1);
  }

  /** A run begins; false when its queue or its key executes as many as it may. */
  synchronized boolean begin(Id lane) {
    RunQueue queue = queues.ofLane(lane);
    if (queue != null) {
      Integer limit = queue.concurrency();
      boolean isFull = limit != null && running(queue) >= limit;
      if (isFull || countOf(lane).executing.get() >= limitOfLane(queue, lane)) {
        return false;
      }
    }
    count(lane, count -> count.executing, 1);
    return true;
  }

  /** A run that had begun has ended, or did not begin after all. */
  void end(Id lane) {
    count(lane, count -> count.executing, -1);
  }

  /** A run that was handed over has ended, begun or not. */
  void ended(Id lane) {
    count(lane, count -> count.handedOver, -1);
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
    return inQueue(queue).count.executing.get();
  }

  /** A lane without runs is no more. */
  void forget(Id lane) {
    ofLane.remove(lane);
  }

  private void count(Id lane, Function<Count, AtomicInteger> which, int by) {
    which.apply(countOf(lane)).addAndGet(by);
    RunQueue queue = queues.ofLane(lane);
    if (queue != null) {
      which.apply(inQueue(queue).count).addAndGet(by);
    }
  }

  private Count countOf(Id lane) {
    return ofLane.computeIfAbsent(lane, _ -> new Count());
  }

  private InQueue inQueue(RunQueue queue) {
    return ofQueue.computeIfAbsent(queue.id(), _ -> new InQueue());
  }
}
