package dev.hookline.bench.server;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;

/** Asks {@code GET /health/ready} with so little machinery that it does not delay the answer. */
final class ReadyProbe {
  private static final int TIMEOUT_MILLIS = 2_000;
  private static final byte[] REQUEST =
      "GET /health/ready HTTP/1.1\r\nHost: 127.0.0.1\r\nConnection: close\r\n\r\n"
          .getBytes(StandardCharsets.US_ASCII);
  private static final String READY = "HTTP/1.1 200";

  private ReadyProbe() {}

  static boolean answers(int port) {
    try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
      socket.setSoTimeout(TIMEOUT_MILLIS);
      socket.getOutputStream().write(REQUEST);
      byte[] start = socket.getInputStream().readNBytes(READY.length());
      return READY.equals(new String(start, StandardCharsets.US_ASCII));
    } catch (IOException notYet) {
      return false;
    }
  }
}
