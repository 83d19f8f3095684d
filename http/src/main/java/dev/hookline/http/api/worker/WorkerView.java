package dev.hookline.http.api.worker;

import dev.hookline.id.IdPrefix;
import dev.hookline.task.WorkerSession;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A worker that is connected.
 *
 * @param id of its session
 * @param running how many runs it executes
 * @param heardAt when it last said something
 */
record WorkerView(
    String id,
    String name,
    @Nullable String version,
    int slots,
    int running,
    List<String> tasks,
    Instant connectedAt,
    Instant heardAt) {

  static WorkerView of(WorkerSession session) {
    return new WorkerView(
        session.id().text(IdPrefix.WORKER),
        session.name(),
        session.version(),
        session.slots(),
        session.running(),
        session.tasks().stream().sorted().toList(),
        session.id().time(),
        Instant.ofEpochMilli(session.heardAtMillis()));
  }
}
