package dev.hookline.bench.load;

import dev.hookline.bench.timing.Latencies;
import dev.hookline.bench.timing.ProcessorTime;
import dev.hookline.bench.timing.SendTimes;
import dev.hookline.bench.wire.MessageBuffer.Found;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.util.ArrayDeque;
import java.util.HashSet;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.LongPredicate;

/**
 * Sends requests over many connections from the calling thread, one in flight per connection.
 *
 * <p>Only a 202 whose body says {@code "duplicate":false} counts as accepted. One instance serves
 * one run.
 */
public final class LoadGenerator {
  static final int ACCEPTED = 202;
  private static final int SERVER_FAULT = 500;
  private static final int UNAVAILABLE = 503;
  private static final long RECONNECT_NANOS = 10_000_000;
  private static final long LONGEST_WAIT_MILLIS = 50;

  private final InetSocketAddress server;
  private final RequestTemplate template;
  private final LoadPlan plan;
  private final LongPredicate gate;
  private final SendTimes sendTimes;
  private final Answers answers = new Answers();
  private final AnswerBody body = new AnswerBody();
  private final Latencies latencies = new Latencies();
  private final ArrayDeque<Connection> free = new ArrayDeque<>();
  private final Set<Connection> open = new HashSet<>();
  private final Selector selector;
  private final Consumer<SelectionKey> whenReady = this::ready;
  private final int eventsPerRequest;
  private Schedule schedule;
  private int inFlight;
  private long unsent;
  private boolean draining;
  private long reconnectNanos;

  /**
   * @param server where to connect
   * @param template what to send
   * @param plan how much of it
   * @param gate given the events accepted so far, whether more may be sent
   * @param sendTimes told when each event was due
   * @throws IOException when the system gives no selector
   */
  public LoadGenerator(
      InetSocketAddress server,
      RequestTemplate template,
      LoadPlan plan,
      LongPredicate gate,
      SendTimes sendTimes)
      throws IOException {
    this.server = server;
    this.template = template;
    this.eventsPerRequest = template.eventsPerRequest();
    this.plan = plan;
    this.gate = gate;
    this.sendTimes = sendTimes;
    this.selector = Selector.open();
    this.schedule = new Schedule(plan, this::gateOpen, System.nanoTime());
  }

  /** Sends until the plan is fulfilled and the last answers are in. */
  public LoadReport run() {
    long processorNanos = ProcessorTime.ofThisThreadNanos();
    try (selector) {
      connectMissing(System.nanoTime());
      schedule = new Schedule(plan, this::gateOpen, System.nanoTime());
      switch (plan.pace()) {
        case Pace.Closed _ -> sendAll();
        case Pace.Open openLoop -> {
          try (Ticker _ =
              new Ticker(selector, schedule.startNanos(), openLoop.requestsPerSecond())) {
            sendAll();
          }
        }
      }
      long sendingEndedNanos = System.nanoTime();
      drain(sendingEndedNanos);
      open.forEach(Connection::close);
      return report(sendingEndedNanos, ProcessorTime.ofThisThreadNanos() - processorNanos);
    } catch (IOException broken) {
      throw new UncheckedIOException(broken);
    }
  }

  private void sendAll() throws IOException {
    long now = System.nanoTime();
    long giveUpNanos = schedule.endNanos() + plan.drain().toNanos();
    while (!schedule.exhausted(now) && now - giveUpNanos < 0) {
      connectMissing(now);
      while (!free.isEmpty() && schedule.due(now)) {
        send(free.pollFirst(), now);
      }
      boolean heldBack = !free.isEmpty() && !schedule.isOpen();
      long untilEndMillis = (schedule.endNanos() - now) / 1_000_000;
      selector.select(whenReady, heldBack ? 1 : Math.clamp(untilEndMillis, 1, LONGEST_WAIT_MILLIS));
      now = System.nanoTime();
    }
  }

  private boolean gateOpen() {
    return gate.test(answers.accepted);
  }

  private void drain(long fromNanos) throws IOException {
    draining = true;
    long deadlineNanos = fromNanos + plan.drain().toNanos();
    while (inFlight > 0 && System.nanoTime() - deadlineNanos < 0) {
      selector.select(whenReady, LONGEST_WAIT_MILLIS);
    }
    for (Connection connection : open) {
      if (connection.busy) {
        unanswered(connection);
      }
    }
  }

  private void connectMissing(long now) {
    while (open.size() < plan.connections() && now - reconnectNanos >= 0) {
      try {
        Connection connection = new Connection(server, selector, template.blank());
        open.add(connection);
        free.addLast(connection);
      } catch (IOException refused) {
        answers.connectionErrors++;
        reconnectNanos = now + RECONNECT_NANOS;
      }
    }
  }

  private void send(Connection connection, long now) {
    connection.dueNanos = schedule.take(now);
    connection.number = schedule.lastTaken();
    template.stamp(connection.request, connection.number);
    long sequence = connection.number * eventsPerRequest;
    for (int event = 0; event < eventsPerRequest; event++) {
      sendTimes.sent(sequence + event, connection.dueNanos);
    }
    inFlight++;
    try {
      connection.send();
    } catch (IOException broken) {
      lost(connection);
    }
  }

  private void ready(SelectionKey key) {
    Connection connection = (Connection) key.attachment();
    try {
      if (key.isWritable()) {
        connection.continueSending();
      }
      if (key.isReadable()) {
        receive(connection);
      }
    } catch (IOException broken) {
      lost(connection);
    }
  }

  private void receive(Connection connection) throws IOException {
    if (!connection.receive()) {
      lost(connection);
      return;
    }
    Found found = connection.incoming.next();
    if (found == Found.UNREADABLE || (found == Found.WHOLE && !connection.busy)) {
      answers.unreadable++;
      lost(connection);
    } else if (found == Found.WHOLE) {
      answered(connection, System.nanoTime());
    }
  }

  private void answered(Connection connection, long now) {
    connection.busy = false;
    inFlight--;
    int status = connection.incoming.status();
    answers.status(status);
    if (status == ACCEPTED) {
      accepted(connection, now);
    } else if (status >= SERVER_FAULT && status != UNAVAILABLE) {
      answers.uncertain(connection.number * eventsPerRequest, eventsPerRequest);
    }
    if (connection.incoming.closing()) {
      discard(connection);
    } else if (!draining && free.isEmpty() && schedule.due(now)) {
      send(connection, now);
    } else {
      free.addLast(connection);
    }
  }

  private void accepted(Connection connection, long now) {
    body.read(connection.incoming);
    long sequence = connection.number * eventsPerRequest;
    answers.accepted += body.accepted;
    answers.duplicates += body.duplicates;
    answers.refusedItems += eventsPerRequest - body.accepted - body.duplicates;
    if (body.accepted == eventsPerRequest) {
      answers.acceptedAll(sequence, eventsPerRequest);
    } else if (body.accepted > 0) {
      answers.uncertain(sequence, eventsPerRequest);
    }
    if (now - schedule.measuredFromNanos() >= 0 && now - schedule.endNanos() <= 0) {
      answers.acceptedWhileMeasured += body.accepted;
    }
    if (connection.dueNanos - schedule.measuredFromNanos() >= 0) {
      latencies.record(now - connection.dueNanos);
    }
  }

  private void lost(Connection connection) {
    if (connection.busy) {
      answers.connectionErrors++;
      inFlight--;
      unanswered(connection);
    }
    discard(connection);
  }

  private void unanswered(Connection connection) {
    answers.unanswered++;
    answers.uncertain(connection.number * eventsPerRequest, eventsPerRequest);
  }

  private void discard(Connection connection) {
    connection.close();
    open.remove(connection);
    free.remove(connection);
  }

  /** What never left has waited at least until now; leaving it out would flatter the server. */
  private void countUnsent(long sendingEndedNanos) {
    while (schedule.overdue(sendingEndedNanos) > 0) {
      unsent++;
      long dueNanos = schedule.take(sendingEndedNanos);
      if (dueNanos - schedule.measuredFromNanos() >= 0) {
        latencies.record(sendingEndedNanos - dueNanos);
      }
    }
  }

  private LoadReport report(long sendingEndedNanos, long processorNanos) {
    countUnsent(sendingEndedNanos);
    long sent = schedule.taken() - unsent;
    long measuredNanos =
        Math.min(sendingEndedNanos, schedule.endNanos()) - schedule.measuredFromNanos();
    return new LoadReport(
        sent,
        unsent,
        answers.accepted,
        answers.duplicates,
        answers.refusedItems,
        answers.statuses(),
        answers.unreadable,
        answers.unanswered,
        answers.connectionErrors,
        schedule.late(),
        measuredNanos > 0 ? answers.acceptedWhileMeasured * 1e9 / measuredNanos : 0,
        latencies,
        answers.acceptedSequences,
        answers.uncertainSequences,
        (double) processorNanos / Math.max(1, sent));
  }
}
