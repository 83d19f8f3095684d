package dev.hookline.examples.webhook;

import dev.hookline.sdk.RunContext;
import dev.hookline.sdk.Task;
import java.util.Objects;

/** A task in steps: what is done is not done again when the run has to begin anew. */
final class ProcessWebhook {

  static final String ID = "process-webhook";

  private ProcessWebhook() {}

  static Task<Webhook, Outcome> with(Shop shop) {
    return Task.of(ID, Webhook.class, Outcome.class)
        .description("Reserves the goods of an order, writes the invoice, tells the customer")
        .handler((webhook, run) -> process(webhook.id(), shop, run));
  }

  private static Outcome process(String order, Shop shop, RunContext run)
      throws InterruptedException {
    run.progress(0.1, "reserving the goods");
    run.step("reserve-goods", () -> shop.reserveGoods(order));
    run.progress(0.4, "writing the invoice");
    String invoice =
        Objects.requireNonNull(
            run.step("write-invoice", String.class, () -> shop.writeInvoice(order)));
    run.progress(0.7, "telling the customer");
    run.step("send-mail", () -> shop.sendMail(invoice));
    run.progress(1, "done");
    return new Outcome("Order " + order + " is on its way with invoice " + invoice);
  }
}
