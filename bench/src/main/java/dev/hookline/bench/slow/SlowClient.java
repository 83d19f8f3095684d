package dev.hookline.bench.slow;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * Holds connections that bring the head of a request a byte a second. Those that the server ends
 * are opened anew at once. One thread serves all of them.
 *
 * <p>Arguments: port, connections. It says {@code open} when all are open, ends with its input, and
 * says then how many the server has ended.
 */
public final class SlowClient {
  static final long PAUSE_NANOS = 1_000_000_000;
  static final String OPEN = "open";

  static final byte[] BEGUN =
      "POST /in/slow HTTP/1.1\r\nHost: a\r\nX-Slow: ".getBytes(StandardCharsets.ISO_8859_1);

  private final Selector selector = Selector.open();
  private final List<SlowConnection> connections = new ArrayList<>();
  private volatile boolean ending;
  private long cut;

  private SlowClient(InetSocketAddress server, int count) throws IOException {
    for (int at = 0; at < count; at++) {
      connections.add(new SlowConnection(server, selector, BEGUN));
    }
  }

  /** Runs until the end of the input. */
  public static void main(String[] arguments) throws IOException {
    InetSocketAddress server =
        new InetSocketAddress(InetAddress.getLoopbackAddress(), Integer.parseInt(arguments[0]));
    SlowClient client = new SlowClient(server, Integer.parseInt(arguments[1]));
    System.out.println(OPEN);
    Thread.ofPlatform().daemon().start(client::awaitEndOfInput);
    client.drip();
    System.out.println(client.cut);
  }

  private void awaitEndOfInput() {
    try {
      System.in.transferTo(OutputStream.nullOutputStream());
    } catch (IOException broken) {
      // Then nobody is there either.
    }
    ending = true;
    selector.wakeup();
  }

  private void drip() throws IOException {
    while (!ending) {
      long now = System.nanoTime();
      long nextNanos = now + PAUSE_NANOS;
      for (SlowConnection connection : connections) {
        if (now - connection.dueNanos() >= 0 && !connection.send()) {
          again(connection);
        }
        nextNanos = Math.min(nextNanos, connection.dueNanos());
      }
      long waitNanos = Math.max(0, nextNanos - System.nanoTime());
      selector.select(this::readable, TimeUnit.NANOSECONDS.toMillis(waitNanos) + 1);
    }
  }

  private void readable(SelectionKey key) {
    SlowConnection connection = (SlowConnection) key.attachment();
    if (connection.owns(key) && !connection.isOpen()) {
      try {
        again(connection);
      } catch (IOException gone) {
        throw new UncheckedIOException(gone);
      }
    }
  }

  private void again(SlowConnection connection) throws IOException {
    cut++;
    connection.reopen();
  }
}
