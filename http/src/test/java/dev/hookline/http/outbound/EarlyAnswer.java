package dev.hookline.http.outbound;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/**
 * Answers a connection's first bytes at once and reads no further, as a server that refuses does.
 */
final class EarlyAnswer implements AutoCloseable {

  private static final byte[] ANSWER =
      "HTTP/1.1 413 Too Large\r\nContent-Length: 0\r\n\r\n".getBytes(StandardCharsets.US_ASCII);

  private final ServerSocket listener;
  private final List<Socket> open = new CopyOnWriteArrayList<>();

  private EarlyAnswer(ServerSocket listener) {
    this.listener = listener;
  }

  static EarlyAnswer start() {
    try {
      EarlyAnswer server =
          new EarlyAnswer(new ServerSocket(0, 16, InetAddress.getLoopbackAddress()));
      Thread.ofVirtual().start(server::serve);
      return server;
    } catch (IOException noPort) {
      throw new UncheckedIOException(noPort);
    }
  }

  int port() {
    return listener.getLocalPort();
  }

  @Override
  public void close() {
    try {
      listener.close();
      for (Socket socket : open) {
        socket.close();
      }
    } catch (IOException unusable) {
      throw new UncheckedIOException(unusable);
    }
  }

  private void serve() {
    try {
      while (true) {
        Socket socket = listener.accept();
        open.add(socket);
        if (socket.getInputStream().read() >= 0) {
          socket.getOutputStream().write(ANSWER);
        }
      }
    } catch (IOException closed) {
      // The end of a test closes the listener.
    }
  }
}
