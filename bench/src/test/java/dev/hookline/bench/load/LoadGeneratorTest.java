package dev.hookline.bench.load;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hookline.bench.timing.SendTimes;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.time.Duration;
import java.util.BitSet;
import java.util.Map;
import org.junit.jupiter.api.Test;

final class LoadGeneratorTest {
  private static final Duration LONG = Duration.ofSeconds(30);

  @Test
  void a_closed_loop_sends_and_counts_exactly_what_was_asked() throws IOException {
    try (ScriptedServer server = new ScriptedServer(_ -> ScriptedServer.ACCEPTED)) {
      LoadReport report = run(server.address(), closed(8).atMost(1_000).startingAt(50));

      assertThat(server.requests()).isEqualTo(1_000);
      assertThat(report.sent()).isEqualTo(1_000);
      assertThat(report.accepted()).isEqualTo(1_000);
      assertThat(report.statuses()).isEqualTo(Map.of(202, 1_000L));
      assertThat(report.latencies().count()).isEqualTo(1_000);
      assertThat(report.acceptedSequences()).isEqualTo(range(50, 1_050));
      assertThat(report.uncertainSequences()).isEqualTo(new BitSet());
      assertThat(report.troubles()).isEmpty();
    }
  }

  @Test
  void what_is_no_acceptance_is_counted_by_kind_and_never_as_success() throws IOException {
    String busy = ScriptedServer.answer("503 Service Unavailable", "");
    String tooMany = ScriptedServer.answer("429 Too Many Requests", "{}");
    String fault = ScriptedServer.answer("500 Internal Server Error", "");
    String other = ScriptedServer.answer("200 OK", "{\"duplicate\":false}");
    String[] script = {
      ScriptedServer.ACCEPTED, busy, tooMany, ScriptedServer.DUPLICATE, fault, other
    };
    try (ScriptedServer server = new ScriptedServer(request -> script[request])) {
      LoadReport report = run(server.address(), closed(1).atMost(script.length));

      assertThat(report.accepted()).isEqualTo(1);
      assertThat(report.duplicates()).isEqualTo(1);
      assertThat(report.statuses()).isEqualTo(Map.of(200, 1L, 202, 2L, 429, 1L, 500, 1L, 503, 1L));
      assertThat(report.acceptedSequences()).isEqualTo(range(0, 1));
      assertThat(report.uncertainSequences()).isEqualTo(range(4, 5));
    }
  }

  @Test
  void a_connection_lost_in_flight_leaves_its_event_uncertain_and_the_run_goes_on()
      throws IOException {
    try (ScriptedServer server =
        new ScriptedServer(
            request -> request == 3 ? ScriptedServer.HANG_UP : ScriptedServer.ACCEPTED)) {
      LoadReport report = run(server.address(), closed(1).atMost(10));

      assertThat(report.accepted()).isEqualTo(9);
      assertThat(report.connectionErrors()).isEqualTo(1);
      assertThat(report.unanswered()).isEqualTo(1);
      assertThat(report.uncertainSequences()).isEqualTo(range(3, 4));
    }
  }

  @Test
  void a_server_that_announces_the_close_is_reconnected_without_an_error() throws IOException {
    String closing = "HTTP/1.1 202 A\r\nConnection: close\r\nContent-Length: 19\r\n\r\n";
    try (ScriptedServer server = new ScriptedServer(_ -> closing + "{\"duplicate\":false}")) {
      LoadReport report = run(server.address(), closed(2).atMost(20));

      assertThat(report.accepted()).isEqualTo(20);
      assertThat(report.connectionErrors()).isZero();
    }
  }

  @Test
  void an_answer_that_is_not_http_is_counted_as_unreadable() throws IOException {
    String chunked = "HTTP/1.1 202 A\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n";
    try (ScriptedServer server = new ScriptedServer(_ -> chunked)) {
      LoadReport report = run(server.address(), closed(1).atMost(1));

      assertThat(report.accepted()).isZero();
      assertThat(report.unreadable()).isEqualTo(1);
    }
  }

  @Test
  void a_server_that_never_answers_does_not_hold_the_run() throws IOException {
    try (ServerSocket silent = new ServerSocket(0, 50, InetAddress.getLoopbackAddress())) {
      LoadPlan plan =
          new LoadPlan(4, new Pace.Closed(), Duration.ZERO, LONG, 4, 0, Duration.ofMillis(50));
      LoadReport report = run((InetSocketAddress) silent.getLocalSocketAddress(), plan);

      assertThat(report.unanswered()).isEqualTo(4);
      assertThat(report.uncertainSequences()).isEqualTo(range(0, 4));
    }
  }

  @Test
  void a_server_that_is_not_there_ends_the_run_by_time() throws IOException {
    InetSocketAddress nobody;
    try (ServerSocket gone = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      nobody = (InetSocketAddress) gone.getLocalSocketAddress();
    }
    LoadReport report = run(nobody, LoadPlan.closed(2, Duration.ZERO, Duration.ofMillis(50)));

    assertThat(report.sent()).isZero();
    assertThat(report.connectionErrors()).isPositive();
  }

  @Test
  void a_closed_gate_holds_requests_back() throws IOException {
    try (ScriptedServer server = new ScriptedServer(_ -> ScriptedServer.ACCEPTED)) {
      LoadReport report =
          new LoadGenerator(
                  server.address(),
                  new NumberedRequests(1),
                  LoadPlan.closed(1, Duration.ZERO, Duration.ofMillis(600)),
                  accepted -> accepted < 5,
                  new SendTimes())
              .run();

      assertThat(report.accepted()).isEqualTo(5);
    }
  }

  @Test
  void a_batch_counts_its_events_one_by_one() throws IOException {
    String mixed = "{\"data\":[{\"duplicate\":false},{\"duplicate\":true},{\"code\":\"invalid\"}]}";
    String whole = "{\"data\":[" + "{\"duplicate\":false},".repeat(2) + "{\"duplicate\":false}]}";
    try (ScriptedServer server =
        new ScriptedServer(
            request -> ScriptedServer.answer("202 A", request == 0 ? mixed : whole))) {
      LoadReport report =
          new LoadGenerator(
                  server.address(),
                  new NumberedRequests(3),
                  closed(1).atMost(2),
                  _ -> true,
                  new SendTimes())
              .run();

      assertThat(report.accepted()).isEqualTo(4);
      assertThat(report.duplicates()).isEqualTo(1);
      assertThat(report.refusedItems()).isEqualTo(1);
      assertThat(report.acceptedSequences()).isEqualTo(range(3, 6));
    }
  }

  private static LoadPlan closed(int connections) {
    return LoadPlan.closed(connections, Duration.ZERO, LONG);
  }

  private static LoadReport run(InetSocketAddress server, LoadPlan plan) throws IOException {
    return new LoadGenerator(server, new NumberedRequests(1), plan, _ -> true, new SendTimes())
        .run();
  }

  private static BitSet range(int from, int to) {
    BitSet set = new BitSet();
    set.set(from, to);
    return set;
  }
}
