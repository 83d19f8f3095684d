package dev.hookline.event;

import dev.hookline.id.Id;
import dev.hookline.id.Page;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/** Reads stored events. All methods block and throw StoreUnavailable. */
public interface EventReader {

  /** Empty also for an event of another project. */
  Optional<Event> find(Id project, Id event);

  /** Events without the bytes of their payloads (an empty array stands for them). */
  Page<Event> list(EventQuery query);

  /**
   * Those of these events that are stored and of the project, in any order, without the bytes of
   * their payloads (an empty array stands for them).
   */
  List<Event> withoutPayloads(Id project, Collection<Id> events);

  /**
   * How many events were ever accepted, in all projects, those included that are deleted by now;
   * cheap.
   */
  long accepted();

  /** The event that a job is about, the nameless input of a run included. */
  Optional<Event> input(Id project, Id event);
}
