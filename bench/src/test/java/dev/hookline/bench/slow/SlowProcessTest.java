package dev.hookline.bench.slow;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
final class SlowProcessTest {

  @Test
  void connections_bring_half_a_head_and_one_that_is_cut_comes_back() throws IOException {
    try (ServerSocket server = new ServerSocket(0, 10, InetAddress.getLoopbackAddress());
        SlowProcess slow = SlowProcess.start(addressOf(server), 2);
        Socket first = server.accept();
        Socket second = server.accept()) {
      assertThat(begun(first)).startsWith("POST /in/slow HTTP/1.1\r\n").endsWith("X-Slow: x");
      first.shutdownOutput();
      try (Socket again = server.accept()) {
        assertThat(begun(again)).endsWith("X-Slow: x");
        assertThat(slow.end()).isOne();
        assertThat(second.getInputStream().readAllBytes()).endsWith('x');
      }
    }
  }

  private static InetSocketAddress addressOf(ServerSocket server) {
    return new InetSocketAddress(server.getInetAddress(), server.getLocalPort());
  }

  /** What arrives up to the first of the slow bytes. */
  private static String begun(Socket socket) throws IOException {
    byte[] bytes = socket.getInputStream().readNBytes(SlowClient.BEGUN.length + 1);
    return new String(bytes, StandardCharsets.ISO_8859_1);
  }
}
