package dev.hookline.testkit.receiver;

import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.LongAdder;

/** What the connections of one receiver share. */
final class ReceiverRecords {
  private final InstantSource clock;
  private final ArrivalLog<RecordedRequest> requests = new ArrivalLog<>("requests");
  private final ArrivalLog<String> problems = new ArrivalLog<>("problems");
  private final LongAdder bytesSent = new LongAdder();
  private final CountDownLatch closed = new CountDownLatch(1);

  ReceiverRecords(InstantSource clock) {
    this.clock = clock;
  }

  Instant now() {
    return clock.instant();
  }

  ArrivalLog<RecordedRequest> requests() {
    return requests;
  }

  ArrivalLog<String> problems() {
    return problems;
  }

  LongAdder bytesSent() {
    return bytesSent;
  }

  CountDownLatch closed() {
    return closed;
  }

  void markClosed() {
    closed.countDown();
  }
}
