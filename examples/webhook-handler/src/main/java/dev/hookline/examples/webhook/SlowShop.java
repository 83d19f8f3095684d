package dev.hookline.examples.webhook;

import java.time.Duration;

/** Takes its time, so that there is something to see in the browser. */
final class SlowShop implements Shop {

  private static final Duration WORK = Duration.ofMillis(1_200);

  @Override
  public void reserveGoods(String order) throws InterruptedException {
    Thread.sleep(WORK);
  }

  @Override
  public String writeInvoice(String order) throws InterruptedException {
    Thread.sleep(WORK);
    return "INV-" + order;
  }

  @Override
  public void sendMail(String invoice) throws InterruptedException {
    Thread.sleep(WORK);
  }
}
