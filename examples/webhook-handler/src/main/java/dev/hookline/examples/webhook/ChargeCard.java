package dev.hookline.examples.webhook;

import dev.hookline.sdk.DoNotRetry;
import dev.hookline.sdk.Task;

/** A task that fails for good: trying again would not help. */
final class ChargeCard {

  static final Task<Webhook, Outcome> TASK =
      Task.of("charge-card", Webhook.class, Outcome.class)
          .description("Charges a card that has no money")
          .handler((webhook, run) -> {
            throw new DoNotRetry("The card for payment " + webhook.id() + " was declined");
          });

  private ChargeCard() {}
}
