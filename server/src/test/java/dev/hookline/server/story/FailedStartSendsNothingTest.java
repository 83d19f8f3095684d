package dev.hookline.server.story;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.hookline.server.Server;
import dev.hookline.server.StartFailure;
import dev.hookline.server.config.Config;
import dev.hookline.server.config.ConfigReader;
import dev.hookline.server.config.ConfigResult;
import dev.hookline.testkit.receiver.Behaviour;
import dev.hookline.testkit.receiver.FaultReceiver;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

/** What a start that fails sent would be sent again by the next: its outcome is lost. */
class FailedStartSendsNothingTest {

  private static final int EVENTS = 20;

  @AutoClose private final TestFolder folder = TestFolder.create();
  @AutoClose private final FaultReceiver receiver = FaultReceiver.start();

  @Test
  void deliveries_that_are_due_wait_for_a_start_that_succeeds() throws Exception {
    receiver.on("/hook", Behaviour.status(503));
    try (Server server = Server.start(config(0));
        ApiClient api = new ApiClient(server.url(), StartedServer.API_KEY)) {
      api.create(
          "/api/v1/endpoints",
          """
          {"url": "%s", "retry": {"schedule": ["10s", "1h"]}}
          """
              .formatted(StartedServer.url(receiver, "/hook")));
      for (int at = 0; at < EVENTS; at++) {
        api.post("/api/v1/events", "{\"type\": \"order.paid\", \"payload\": {}}").expect(202);
      }
      receiver.awaitRequests(EVENTS, StartedServer.SOON);
    }

    InstantSource laterClock = () -> Instant.now().plusSeconds(60);
    try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      assertThatThrownBy(() -> Server.start(config(taken.getLocalPort()), laterClock))
          .isInstanceOf(StartFailure.class);
    }

    try (Server server = Server.start(config(0), laterClock)) {
      assertThat(server.port()).isPositive();
      receiver.awaitRequests(2 * EVENTS, StartedServer.SOON);
    }
    assertThat(receiver.requests()).hasSize(2 * EVENTS);
  }

  private Config config(int port) {
    Map<String, String> settings = new HashMap<>();
    settings.put("HOOKLINE_PORT", Integer.toString(port));
    settings.put("HOOKLINE_HOST", "127.0.0.1");
    settings.put("HOOKLINE_DATA_DIR", folder.path().toString());
    settings.put("HOOKLINE_API_KEY", StartedServer.API_KEY);
    settings.put("HOOKLINE_DELIVERY_ALLOW", "127.0.0.0/8");
    return ((ConfigResult.Ready) ConfigReader.read(settings)).config();
  }
}
