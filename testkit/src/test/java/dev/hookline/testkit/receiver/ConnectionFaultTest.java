package dev.hookline.testkit.receiver;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.hookline.testkit.Await;
import dev.hookline.testkit.receiver.WireClient.End;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpConnectTimeoutException;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.HttpTimeoutException;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.time.Duration;
import javax.net.ssl.SSLException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ConnectionFaultTest {
  private static final Duration LIMIT = Duration.ofSeconds(5);

  private final FaultReceiver receiver = FaultReceiver.start().otherwise(Behaviour.status(200));

  @AfterEach
  void close() {
    receiver.close();
  }

  @Test
  void a_full_queue_lets_clients_wait_for_the_connection() {
    try (UnacceptingPort port = UnacceptingPort.open();
        HttpClient client =
            HttpClient.newBuilder().connectTimeout(Duration.ofMillis(200)).build()) {
      HttpRequest request = HttpRequest.newBuilder(port.uri("/a")).build();
      assertThatThrownBy(() -> client.send(request, BodyHandlers.discarding()))
          .isInstanceOf(HttpConnectTimeoutException.class);
    }
  }

  @Test
  void a_connection_that_is_never_read_blocks_a_large_request() throws IOException {
    receiver.onConnect(ConnectionFault.NEVER_READ);
    SocketAddress address = new InetSocketAddress("localhost", receiver.port());
    try (SocketChannel channel = SocketChannel.open(address)) {
      channel.configureBlocking(false);
      ByteBuffer block = ByteBuffer.allocate(64 * 1024);
      Await.until("the socket takes no more", LIMIT, () -> writesNothing(channel, block.clear()));
      assertThat(receiver.connections()).isEqualTo(1);
      assertThat(receiver.requests()).isEmpty();
    }
  }

  @Test
  void a_connection_can_be_closed_at_once() throws IOException {
    receiver.onConnect(ConnectionFault.CLOSE_AT_ONCE);
    try (WireClient wire = new WireClient(receiver.port())) {
      assertThat(wire.receiveAll()).isEqualTo(new WireClient.Received("", End.FIN));
    }
  }

  @Test
  void a_connection_can_be_reset_at_once() throws IOException {
    receiver.onConnect(ConnectionFault.RESET_AT_ONCE);
    try (WireClient wire = new WireClient(receiver.port())) {
      assertThat(wire.receiveAll()).isEqualTo(new WireClient.Received("", End.RST));
    }
  }

  @Test
  void a_fault_can_be_lifted_for_later_connections() throws IOException {
    receiver.onConnect(ConnectionFault.CLOSE_AT_ONCE);
    try (WireClient wire = new WireClient(receiver.port())) {
      assertThat(wire.receiveAll().end()).isEqualTo(End.FIN);
    }
    receiver.onConnect(ConnectionFault.NONE);
    try (WireClient wire = new WireClient(receiver.port())) {
      assertThat(wire.send(WireClient.POST).receive(12)).isEqualTo("HTTP/1.1 200");
    }
  }

  @Test
  void a_stalled_handshake_lasts_until_the_clients_timeout() {
    receiver.onConnect(ConnectionFault.STALL_HANDSHAKE);
    HttpRequest request = HttpRequest.newBuilder(secured()).timeout(Duration.ofMillis(200)).build();
    try (HttpClient client = HttpClient.newHttpClient()) {
      assertThatThrownBy(() -> client.send(request, BodyHandlers.discarding()))
          .isInstanceOf(HttpTimeoutException.class);
    }
    assertThat(receiver.connections()).isEqualTo(1);
  }

  @Test
  void a_server_that_chooses_tls_1_0_is_refused_by_a_current_client() {
    receiver.onConnect(ConnectionFault.CHOOSE_TLS_1_0);
    HttpRequest request = HttpRequest.newBuilder(secured()).timeout(LIMIT).build();
    try (HttpClient client = HttpClient.newHttpClient()) {
      assertThatThrownBy(() -> client.send(request, BodyHandlers.discarding()))
          .isInstanceOf(SSLException.class)
          .hasMessageContaining("TLS10");
    }
  }

  private URI secured() {
    return URI.create("https://localhost:" + receiver.port() + "/a");
  }

  private static boolean writesNothing(SocketChannel channel, ByteBuffer block) {
    try {
      return channel.write(block) == 0;
    } catch (IOException broken) {
      throw new IllegalStateException(broken);
    }
  }
}
