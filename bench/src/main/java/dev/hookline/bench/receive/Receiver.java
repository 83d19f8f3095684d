package dev.hookline.bench.receive;

import dev.hookline.bench.timing.ProcessorTime;
import dev.hookline.bench.timing.SendTimes;
import dev.hookline.bench.wire.HeaderLine;
import dev.hookline.bench.wire.MessageBuffer;
import dev.hookline.bench.wire.MessageBuffer.Found;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.util.ArrayDeque;
import java.util.function.Consumer;

/** An HTTP/1.1 server on the loopback address with one thread, which takes every POST. */
public final class Receiver implements AutoCloseable {
  private static final byte[] WEBHOOK_ID = HeaderLine.name("webhook-id");
  private static final int BACKLOG = 1024;
  private static final long LONGEST_WAIT_MILLIS = 1_000;

  private final Correlation correlation;
  private final Arrivals arrivals;
  private final Selector selector;
  private final ServerSocketChannel listener;
  private final int port;
  private final ArrayDeque<Delayed> delayed = new ArrayDeque<>();
  private final Consumer<SelectionKey> whenReady = this::ready;
  private final Thread thread;
  private volatile Prepared prepared;
  private volatile boolean running = true;
  private volatile long processorNanos;
  private long wokenNanos;

  private record Prepared(Answer answer, ByteBuffer bytes) {}

  private record Delayed(Subscriber subscriber, ByteBuffer bytes, long dueNanos) {}

  private Receiver(Correlation correlation, SendTimes sendTimes, Answer answer) throws IOException {
    this.correlation = correlation;
    this.arrivals = new Arrivals(sendTimes);
    this.prepared = new Prepared(answer, answer.bytes());
    this.selector = Selector.open();
    this.listener = ServerSocketChannel.open();
    listener.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), BACKLOG);
    listener.configureBlocking(false);
    listener.register(selector, SelectionKey.OP_ACCEPT);
    this.port = listener.socket().getLocalPort();
    this.thread = Thread.ofPlatform().daemon().name("bench-receiver").unstarted(this::serve);
  }

  /**
   * Listens on a free port until closed.
   *
   * @param correlation tells which event a delivery carries
   * @param sendTimes when the events were due
   * @param answer what to answer
   * @throws IOException when no port can be opened
   */
  public static Receiver start(Correlation correlation, SendTimes sendTimes, Answer answer)
      throws IOException {
    Receiver receiver = new Receiver(correlation, sendTimes, answer);
    receiver.thread.start();
    return receiver;
  }

  public int port() {
    return port;
  }

  /** Distinct events acknowledged so far; may be read by any thread. */
  public long delivered() {
    return arrivals.delivered();
  }

  /** Deliveries that arrived so far; may be read by any thread. */
  public long requests() {
    return arrivals.requests();
  }

  /** Measures into the given one from now on. */
  public void measure(Measurement measurement) {
    arrivals.measure(measurement);
  }

  /** Answers later deliveries differently. */
  public void answerWith(Answer answer) {
    prepared = new Prepared(answer, answer.bytes());
  }

  /** Processor time that the receiver used; known once it is closed. */
  public long processorNanos() {
    return processorNanos;
  }

  /** Stops and tells what arrived. */
  public ReceiverReport stop() {
    close();
    return arrivals.report();
  }

  @Override
  public void close() {
    running = false;
    selector.wakeup();
    boolean interrupted = false;
    while (thread.isAlive()) {
      try {
        thread.join();
      } catch (InterruptedException later) {
        interrupted = true;
      }
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }

  private void serve() {
    try (selector;
        listener) {
      while (running) {
        wokenNanos = 0;
        selector.select(whenReady, waitMillis());
        answerDelayed();
      }
      for (SelectionKey key : selector.keys()) {
        key.channel().close();
      }
    } catch (IOException broken) {
      throw new UncheckedIOException(broken);
    } finally {
      processorNanos = ProcessorTime.ofThisThreadNanos();
    }
  }

  private void ready(SelectionKey key) {
    // All that one wake-up brings was there when it came; reading it takes the receiver's time.
    if (wokenNanos == 0) {
      wokenNanos = System.nanoTime();
    }
    if (!(key.attachment() instanceof Subscriber subscriber)) {
      accept();
      return;
    }
    try {
      if (!subscriber.receive()) {
        subscriber.close();
        return;
      }
      Found found = subscriber.incoming.next();
      while (found == Found.WHOLE) {
        arrived(subscriber);
        found = subscriber.incoming.next();
      }
      if (found == Found.UNREADABLE) {
        subscriber.close();
      }
    } catch (IOException gone) {
      subscriber.close();
    }
  }

  private void accept() {
    try {
      SocketChannel channel = listener.accept();
      if (channel != null) {
        new Subscriber(channel, selector);
      }
    } catch (IOException gone) {
      // A connection that ends before it is taken carries no delivery.
    }
  }

  private void arrived(Subscriber subscriber) {
    Prepared current = prepared;
    MessageBuffer delivery = subscriber.incoming;
    int id = delivery.header(WEBHOOK_ID);
    long hash = id < 0 ? 0 : Hash.of(delivery.bytes(), id, delivery.valueEnd(id));
    arrivals.note(correlation.sequenceOf(delivery), hash, wokenNanos, current.answer());
    if (current.answer().delay().isZero()) {
      subscriber.answer(current.bytes());
    } else {
      long dueNanos = wokenNanos + current.answer().delay().toNanos();
      delayed.addLast(new Delayed(subscriber, current.bytes(), dueNanos));
    }
  }

  private void answerDelayed() {
    while (!delayed.isEmpty() && System.nanoTime() - delayed.getFirst().dueNanos() >= 0) {
      Delayed due = delayed.removeFirst();
      due.subscriber().answer(due.bytes());
    }
  }

  private long waitMillis() {
    if (delayed.isEmpty()) {
      return LONGEST_WAIT_MILLIS;
    }
    long nanos = delayed.getFirst().dueNanos() - System.nanoTime();
    return Math.clamp(nanos / 1_000_000, 1, LONGEST_WAIT_MILLIS);
  }
}
