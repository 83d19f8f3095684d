package dev.hookline.bench.receive;

import dev.hookline.bench.timing.SendTimes;
import java.util.BitSet;
import java.util.concurrent.atomic.AtomicLong;

/** What the receiver was sent; written by its thread alone, counts readable by any. */
final class Arrivals {
  private final SendTimes sendTimes;
  private final AtomicLong requests = new AtomicLong();
  private final AtomicLong delivered = new AtomicLong();
  private final BitSet arrived = new BitSet();
  private final BitSet acknowledged = new BitSet();
  private final LongHashSet acknowledgedIds = new LongHashSet();
  private volatile Measurement measurement = new Measurement(0, 0);
  private long repeatedSequences;
  private long repeatedIds;
  private long strangers;

  Arrivals(SendTimes sendTimes) {
    this.sendTimes = sendTimes;
  }

  /** Distinct events acknowledged with a 2xx. */
  long delivered() {
    return delivered.getAcquire();
  }

  long requests() {
    return requests.getAcquire();
  }

  void measure(Measurement next) {
    measurement = next;
  }

  /**
   * Notes one delivery.
   *
   * @param sequence its sequence, or -1
   * @param webhookId hash of its webhook-id, or 0 when it had none
   * @param atNanos when its first bytes were there
   * @param answer the answer it gets
   */
  void note(long sequence, long webhookId, long atNanos, Answer answer) {
    requests.setRelease(requests.getPlain() + 1);
    if (sequence < 0 || sequence > Integer.MAX_VALUE) {
      strangers++;
      return;
    }
    int event = (int) sequence;
    if (!arrived.get(event)) {
      arrived.set(event);
      measurement.arrived(sendTimes.of(sequence), atNanos);
    }
    if (answer.acknowledges()) {
      if (webhookId != 0 && !acknowledgedIds.add(webhookId)) {
        repeatedIds++;
      }
      if (acknowledged.get(event)) {
        repeatedSequences++;
      } else {
        acknowledged.set(event);
        delivered.setRelease(delivered.getPlain() + 1);
        measurement.delivered(atNanos);
      }
    }
  }

  ReceiverReport report() {
    return new ReceiverReport(
        requests(), delivered(), repeatedSequences, repeatedIds, strangers, acknowledged);
  }
}
