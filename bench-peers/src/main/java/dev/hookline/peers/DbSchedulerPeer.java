package dev.hookline.peers;

import com.github.kagkarlsson.scheduler.Scheduler;
import com.github.kagkarlsson.scheduler.SchedulerClient;
import com.github.kagkarlsson.scheduler.task.TaskInstance;
import com.github.kagkarlsson.scheduler.task.helper.OneTimeTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import javax.sql.DataSource;

/**
 * db-scheduler with what its documentation recommends for throughput: lock-and-fetch, many threads,
 * a short polling interval, batched scheduling.
 */
final class DbSchedulerPeer implements Peer {

  private static final int THREADS = 100;
  private static final int BATCH = 1_000;
  private static final String FILLER = "x".repeat(256);

  /** The table of its documentation for PostgreSQL. */
  private static final String TABLE =
      """
      create table scheduled_tasks (
        task_name text not null,
        task_instance text not null,
        task_data bytea,
        execution_time timestamp with time zone not null,
        picked boolean not null,
        picked_by text,
        last_success timestamp with time zone,
        last_failure timestamp with time zone,
        consecutive_failures int,
        last_heartbeat timestamp with time zone,
        version bigint not null,
        priority smallint,
        state text,
        primary key (task_name, task_instance));
      create index execution_time_idx on scheduled_tasks (execution_time);
      create index last_heartbeat_idx on scheduled_tasks (last_heartbeat);
      """;

  @Override
  public String name() {
    return "db-scheduler 16.12, " + THREADS + " threads";
  }

  @Override
  public Rates measure(DataSource database, int jobs) throws SQLException, InterruptedException {
    try (Connection connection = database.getConnection();
        Statement statement = connection.createStatement()) {
      statement.execute(TABLE);
    }
    CountDownLatch executed = new CountDownLatch(jobs);
    OneTimeTask<String> task =
        Tasks.oneTime("noop", String.class).execute((instance, context) -> executed.countDown());
    SchedulerClient client = SchedulerClient.Builder.create(database, task).build();
    long begin = System.nanoTime();
    for (int from = 0; from < jobs; from += BATCH) {
      client.scheduleBatch(instances(task, from, Math.min(jobs, from + BATCH)), Instant.now());
    }
    double stored = jobs / ((System.nanoTime() - begin) / 1e9);
    Scheduler scheduler =
        Scheduler.create(database, task)
            .threads(THREADS)
            .pollUsingLockAndFetch(0.5, 4.0)
            .pollingInterval(Duration.ofMillis(100))
            .build();
    begin = System.nanoTime();
    scheduler.start();
    executed.await();
    awaitEmpty(database);
    double workedOff = jobs / ((System.nanoTime() - begin) / 1e9);
    scheduler.stop();
    return new Rates(stored, workedOff);
  }

  private static List<TaskInstance<?>> instances(OneTimeTask<String> task, int from, int to) {
    List<TaskInstance<?>> instances = new ArrayList<>();
    for (int number = from; number < to; number++) {
      instances.add(task.instance(Integer.toString(number), FILLER));
    }
    return instances;
  }

  /** A job is done when its row is gone. */
  private static void awaitEmpty(DataSource database) throws SQLException, InterruptedException {
    try (Connection connection = database.getConnection();
        Statement statement = connection.createStatement()) {
      boolean more = true;
      while (more) {
        try (var rows = statement.executeQuery("select 1 from scheduled_tasks limit 1")) {
          more = rows.next();
        }
        if (more) {
          Thread.sleep(5);
        }
      }
    }
  }
}
