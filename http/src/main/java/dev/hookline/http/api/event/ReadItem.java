package dev.hookline.http.api.event;

import dev.hookline.http.problem.Problem;
import dev.hookline.ingest.Publication;

/** One event of a request, as it was read. */
sealed interface ReadItem {

  record Good(Publication publication) implements ReadItem {}

  record Bad(Problem problem) implements ReadItem {}
}
