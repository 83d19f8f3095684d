package dev.hookline.testkit.receiver;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;

/**
 * A listener that never accepts and whose queue is full, so that the kernel leaves every further
 * connection attempt unanswered: the client sees a connect timeout, as with a dead host behind a
 * firewall. Depends on Linux dropping the SYN instead of refusing it.
 */
public final class UnacceptingPort implements AutoCloseable {
  private static final int FULL_AFTER_MILLIS = 200;
  private static final int MOST_FILLERS = 64;

  private final ServerSocket listener;
  private final List<Socket> fillers = new ArrayList<>();

  private UnacceptingPort(ServerSocket listener) {
    this.listener = listener;
  }

  /** Takes a free loopback port and fills its queue. */
  public static UnacceptingPort open() {
    try {
      UnacceptingPort port =
          new UnacceptingPort(new ServerSocket(0, 1, InetAddress.getLoopbackAddress()));
      port.fillQueue();
      return port;
    } catch (IOException noPort) {
      throw new UncheckedIOException(noPort);
    }
  }

  public int port() {
    return listener.getLocalPort();
  }

  /** The plain HTTP address of a path that will never be reached. */
  public URI uri(String path) {
    return URI.create("http://localhost:" + port() + path);
  }

  private void fillQueue() throws IOException {
    while (fillers.size() < MOST_FILLERS) {
      Socket filler = new Socket();
      fillers.add(filler);
      try {
        filler.connect(
            new InetSocketAddress(InetAddress.getLoopbackAddress(), port()), FULL_AFTER_MILLIS);
      } catch (SocketTimeoutException full) {
        return;
      }
    }
    close();
    throw new IOException("the queue still accepts after " + MOST_FILLERS + " connections");
  }

  @Override
  public void close() {
    try {
      for (Socket filler : fillers) {
        filler.close();
      }
      listener.close();
    } catch (IOException alreadyUnusable) {
      throw new UncheckedIOException(alreadyUnusable);
    }
  }
}
