package dev.hookline.route;

import dev.hookline.event.Event;
import dev.hookline.job.Job;
import java.util.List;

/**
 * Makes the runs that an event triggers. Called for each event, on its event loop; never blocks.
 */
public interface RunRouting {

  /** For a server without tasks. */
  RunRouting NONE =
      new RunRouting() {
        @Override
        public boolean wants(Event event) {
          return false;
        }

        @Override
        public List<Job> runsFor(Event event) {
          return List.of();
        }
      };

  /** Whether the event would trigger a run, by all but its payload. */
  boolean wants(Event event);

  List<Job> runsFor(Event event);
}
