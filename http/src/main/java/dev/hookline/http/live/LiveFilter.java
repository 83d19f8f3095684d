package dev.hookline.http.live;

import dev.hookline.id.Id;
import dev.hookline.live.Change;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Which changes a reader wants; null stands for any. */
record LiveFilter(
    Id project,
    Set<Change.Kind> kinds,
    @Nullable Id event,
    @Nullable Id source,
    @Nullable Id target,
    @Nullable String task) {

  boolean wants(Change change) {
    return change.project().equals(project)
        && kinds.contains(change.kind())
        && (event == null || event.equals(change.event()))
        && (source == null || source.equals(change.source()))
        && (target == null || target.equals(change.target()))
        && (task == null || task.equals(change.task()));
  }
}
