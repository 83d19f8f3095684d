package dev.hookline.server;

import dev.hookline.ingest.Intake;
import dev.hookline.sdk.Task;
import dev.hookline.sdk.worker.Worker;
import dev.hookline.server.cron.UnixCron;
import dev.hookline.server.worker.HelloWorld;
import dev.hookline.server.worker.LocalCalls;
import dev.hookline.server.worker.LocalTransport;
import dev.hookline.store.sqlite.SqliteStore;
import dev.hookline.task.TaskParts;
import dev.hookline.task.Tokens;
import dev.hookline.trigger.Scheduler;
import dev.hookline.trigger.Schedules;
import dev.hookline.trigger.Triggers;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What triggers runs, and the workers in this process. */
final class Tasking {

  private static final Logger log = LoggerFactory.getLogger(Tasking.class);
  private static final int HELLO_SLOTS = 16;

  private final TaskParts tasks;
  private final Triggers triggers;
  private final Schedules schedules;
  private final Scheduler scheduler;
  private final Tokens tokens;
  private final LocalTransport transport;
  private final List<Worker> workers = new CopyOnWriteArrayList<>();

  Tasking(Server server, SqliteStore store, TaskParts tasks, Intake intake, InstantSource clock) {
    this.tasks = tasks;
    triggers = new Triggers(tasks.maker(), intake);
    schedules = new Schedules(store.schedules(), new UnixCron(), store.ids(), clock);
    scheduler = new Scheduler(schedules, tasks.tasks(), triggers, clock);
    tokens = new Tokens(store.tokens(), store.ids(), clock);
    LocalCalls calls =
        new LocalCalls(
            server.project(),
            tasks.tasks(),
            triggers,
            tokens,
            store.jobReader(),
            tasks.workers().underWay(),
            server::url,
            clock);
    transport =
        new LocalTransport(
            server.project(), tasks.workers(), schedules, server.sources(), calls, clock);
  }

  Triggers triggers() {
    return triggers;
  }

  Schedules schedules() {
    return schedules;
  }

  Scheduler scheduler() {
    return scheduler;
  }

  Tokens tokens() {
    return tokens;
  }

  /** Connects the worker of the built-in task. */
  void start() {
    try {
      work(HELLO_SLOTS, HelloWorld.TASK);
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new StartFailure("was interrupted", interrupted);
    }
  }

  Worker work(int slots, Task<?, ?>... executed) throws InterruptedException {
    Worker worker =
        Worker.builder()
            .transport(transport)
            .name("in-process")
            .slots(slots)
            .tasks(executed)
            .build()
            .start();
    workers.add(worker);
    return worker;
  }

  /** Has the runs of this process end, and gives those of remote workers back. */
  void close(Duration patience) {
    List<Thread> closing =
        workers.stream().map(worker -> Thread.startVirtualThread(worker::close)).toList();
    try {
      for (Thread thread : closing) {
        if (!thread.join(patience)) {
          log.warn(
              "Runs in this process did not end in time; they are taken over by the next start");
        }
      }
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
    }
    tasks.workers().close();
  }
}
