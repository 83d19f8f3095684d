package dev.hookline.server.dev;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;

/**
 * Connections that bring half a request, bit by bit, and go away. A server that has not seen them
 * in training compiles all of that while the first of them attack it.
 */
final class HalfRequests {

  private static final int CONNECTIONS = 1_000;
  private static final String[] BITS = {
    "POST /in/training HT", "TP/1.1\r\nHost: a\r\nX-S", "l", "o"
  };

  private HalfRequests() {}

  static void send(int port) {
    for (int sent = 0; sent < CONNECTIONS; sent++) {
      try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
        socket.setTcpNoDelay(true);
        OutputStream out = socket.getOutputStream();
        for (String bit : BITS) {
          out.write(bit.getBytes(StandardCharsets.ISO_8859_1));
        }
      } catch (IOException refused) {
        throw new UncheckedIOException(refused);
      }
    }
  }
}
