package dev.hookline.examples.mail;

import dev.hookline.sdk.Events;
import dev.hookline.sdk.Retry;
import dev.hookline.sdk.RetryPolicy;
import dev.hookline.sdk.Task;
import java.time.Duration;

/** One task for each provider; both end in the same table. */
final class MailTasks {

  /** Outlasts a database that is away for a day. */
  private static final RetryPolicy PATIENT =
      Retry.exponential(100, Duration.ofMillis(500), Duration.ofMinutes(15));

  private MailTasks() {}

  static Task<ResendEvent, Void> resend(Batches batches) {
    return Task.of("resend-event", ResendEvent.class)
        .description("Applies what Resend tells about e-mails")
        .on(Events.types("email.*").from(Source.RESEND))
        .retry(PATIENT)
        .onError(Refusal::decide)
        .handler((event, run) -> {
          batches.apply(event.notifications());
          return null;
        });
  }

  static Task<TelnyxEvent, Void> telnyx(Batches batches) {
    return Task.of("telnyx-event", TelnyxEvent.class)
        .description("Applies what Telnyx tells about text messages")
        .on(Events.types("message.sent", "message.finalized").from(Source.TELNYX))
        .retry(PATIENT)
        .onError(Refusal::decide)
        .handler((event, run) -> {
          batches.apply(event.notifications());
          return null;
        });
  }
}
