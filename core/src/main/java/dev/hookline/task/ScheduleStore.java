package dev.hookline.task;

import dev.hookline.id.Id;
import java.util.List;

/** Keeps schedules. All methods block, are durable when they return, and throw StoreUnavailable. */
public interface ScheduleStore {

  /** Every schedule of every project. */
  List<Schedule> all();

  /** Inserts it, or replaces the one with its id. */
  void save(Schedule schedule);

  void delete(Id schedule);
}
