package dev.hookline.examples.mail;

import dev.hookline.sdk.worker.Worker;
import dev.hookline.sdk.worker.WorkerObserver;
import java.io.IOException;
import java.time.Duration;
import tools.jackson.databind.PropertyNamingStrategies;
import tools.jackson.databind.json.JsonMapper;

/** The whole application: sources at Hookline, a worker with two tasks, and a database. */
final class App implements AutoCloseable {

  private static final int BATCH = 100;
  private static final Duration PATIENCE = Duration.ofSeconds(1);

  /** Runs wait for their batch: there must be more at once than a batch takes. */
  private static final int SLOTS = 4 * BATCH;

  /** As both providers name their fields. */
  private static final JsonMapper JSON =
      JsonMapper.builder().propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE).build();

  private final PostgresLedger ledger;
  private final Batches batches;
  private final Worker worker;
  private final String resendUrl;
  private final String telnyxUrl;

  private App(Settings settings, WorkerObserver observer) throws IOException, InterruptedException {
    SourceSetup sources = new SourceSetup(settings.hooklineUrl(), settings.apiKey());
    resendUrl = sources.url(settings.resend());
    telnyxUrl = sources.url(settings.telnyx());
    ledger = new PostgresLedger(settings.databaseUrl());
    batches = Batches.start(ledger, BATCH, PATIENCE);
    worker =
        Worker.builder()
            .url(settings.hooklineUrl())
            .apiKey(settings.apiKey())
            .name("email-events")
            .tasks(MailTasks.resend(batches), MailTasks.telnyx(batches))
            .slots(SLOTS)
            .json(JSON)
            .observer(observer)
            .build()
            .start();
  }

  /**
   * Starts it. The database need not be there yet: runs are tried again.
   *
   * @param observer hears of each execution of a task
   * @throws IOException when Hookline cannot be reached, or does not take the sources
   */
  static App start(Settings settings, WorkerObserver observer)
      throws IOException, InterruptedException {
    return new App(settings, observer);
  }

  /** The URL to enter at Resend. */
  String resendUrl() {
    return resendUrl;
  }

  /** The URL to enter at Telnyx. */
  String telnyxUrl() {
    return telnyxUrl;
  }

  /** Finishes the runs under way, and leaves. */
  @Override
  public void close() {
    worker.close();
    batches.close();
    ledger.close();
  }
}
