package dev.hookline.testkit.receiver;

import java.io.IOException;
import java.util.concurrent.atomic.AtomicInteger;

/** One behaviour for a number of requests, counted over all connections, then the other. */
final class Sequence implements Behaviour {
  private final Behaviour first;
  private final Behaviour next;
  private final AtomicInteger turnsLeft;

  Sequence(Behaviour first, int turns, Behaviour next) {
    this.first = first;
    this.next = next;
    this.turnsLeft = new AtomicInteger(turns);
  }

  @Override
  public AfterAnswer respond(Exchange exchange) throws IOException, InterruptedException {
    boolean hasTurn = turnsLeft.getAndUpdate(left -> Math.max(0, left - 1)) > 0;
    return (hasTurn ? first : next).respond(exchange);
  }
}
