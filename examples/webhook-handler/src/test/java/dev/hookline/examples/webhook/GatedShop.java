package dev.hookline.examples.webhook;

import java.util.concurrent.CountDownLatch;

/** Holds up the writing of invoices until it may go on. */
final class GatedShop implements Shop {

  private final CountDownLatch writing = new CountDownLatch(1);
  private final CountDownLatch open = new CountDownLatch(1);

  void awaitWriting() throws InterruptedException {
    writing.await();
  }

  void open() {
    open.countDown();
  }

  @Override
  public void reserveGoods(String order) {}

  @Override
  public String writeInvoice(String order) throws InterruptedException {
    writing.countDown();
    open.await();
    return "INV-" + order;
  }

  @Override
  public void sendMail(String invoice) {}
}
