package dev.hookline.task;

import dev.hookline.id.Id;
import java.util.List;

/** Keeps queues. All methods block, are durable when they return, and throw StoreUnavailable. */
public interface QueueStore {

  /** Every queue of every project. */
  List<RunQueue> all();

  /** Every lane of every queue but those with the queue's own id. */
  List<QueueLane> lanes();

  /** Inserts it, or replaces the one with its id. */
  void save(RunQueue queue);

  void add(QueueLane lane);

  /** The lanes, but those with the queue's own id, of which no job is unfinished. */
  List<Id> idleLanes();

  /** Deletes lanes; what is not there is left out. */
  void delete(List<Id> lanes);

  /** How the jobs of a lane stand; counts at most {@code countMax} that wait. */
  LaneDepth depth(dev.hookline.job.Lane lane, int countMax);
}
