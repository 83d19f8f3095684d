package dev.hookline.examples.webhook;

import dev.hookline.sdk.LogLevel;
import dev.hookline.sdk.Retry;
import dev.hookline.sdk.Task;
import java.time.Duration;

/** A task that fails twice and then works, as something on the network may. */
final class ImportCatalog {

  private static final int GOOD_ATTEMPT = 3;

  static final Task<Webhook, Outcome> TASK =
      Task.of("import-catalog", Webhook.class, Outcome.class)
          .description("Fetches a catalog from a supplier who is often busy")
          .retry(Retry.fixed(GOOD_ATTEMPT, Duration.ofSeconds(1)))
          .handler((webhook, run) -> {
            if (run.attempt() < GOOD_ATTEMPT) {
              run.log(LogLevel.WARN, "attempt " + run.attempt() + ": the supplier is busy");
              throw new IllegalStateException("The supplier is busy");
            }
            return new Outcome("Catalog " + webhook.id() + " imported at attempt " + run.attempt());
          });

  private ImportCatalog() {}
}
