package dev.hookline.route;

import dev.hookline.event.Event;
import dev.hookline.job.Job;
import java.util.List;

/** Makes the runs that an event triggers. */
@FunctionalInterface
public interface RunRouting {

  /** For a server without tasks. */
  RunRouting NONE = _ -> List.of();

  /** Called for each event, on its event loop; must not block. */
  List<Job> runsFor(Event event);
}
