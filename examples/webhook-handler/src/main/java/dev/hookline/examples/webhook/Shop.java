package dev.hookline.examples.webhook;

/** What has to be done for an order. */
interface Shop {

  /** Puts the goods aside. */
  void reserveGoods(String order) throws InterruptedException;

  /** Writes the invoice and returns its number. */
  String writeInvoice(String order) throws InterruptedException;

  /** Sends the invoice to the customer. */
  void sendMail(String invoice) throws InterruptedException;
}
