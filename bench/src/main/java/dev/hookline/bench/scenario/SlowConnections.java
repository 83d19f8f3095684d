package dev.hookline.bench.scenario;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Holds connections that bring their request a byte at a time; those that the server cuts are
 * opened anew.
 */
final class SlowConnections implements AutoCloseable {
  private static final byte[] BEGUN =
      "POST /in/slow HTTP/1.1\r\nHost: a\r\nX-Slow: ".getBytes(StandardCharsets.ISO_8859_1);
  private static final long PAUSE_MILLIS = 1_000;

  private final InetSocketAddress server;
  private final List<Socket> sockets = new ArrayList<>();
  private final Thread thread;
  private final AtomicLong cut = new AtomicLong();

  private SlowConnections(InetSocketAddress server) {
    this.server = server;
    this.thread = Thread.ofPlatform().daemon().name("slow-connections").unstarted(this::drip);
  }

  static SlowConnections open(InetSocketAddress server, int count) throws IOException {
    SlowConnections slow = new SlowConnections(server);
    for (int at = 0; at < count; at++) {
      slow.sockets.add(slow.opened());
    }
    slow.thread.start();
    return slow;
  }

  /** How many the server has ended. */
  long cut() {
    return cut.get();
  }

  private Socket opened() throws IOException {
    Socket socket = new Socket(server.getAddress(), server.getPort());
    socket.getOutputStream().write(BEGUN);
    return socket;
  }

  private void drip() {
    try {
      while (true) {
        Thread.sleep(PAUSE_MILLIS);
        for (int at = 0; at < sockets.size(); at++) {
          keepAlive(at);
        }
      }
    } catch (InterruptedException | IOException ended) {
      sockets.forEach(SlowConnections::end);
    }
  }

  private static void end(Socket socket) {
    try {
      socket.close();
    } catch (IOException closedAnyway) {
      // Nothing more is wanted of it.
    }
  }

  private void keepAlive(int at) throws IOException {
    try {
      sockets.get(at).getOutputStream().write('x');
    } catch (IOException ended) {
      cut.incrementAndGet();
      sockets.get(at).close();
      sockets.set(at, opened());
    }
  }

  @Override
  public void close() {
    thread.interrupt();
  }
}
