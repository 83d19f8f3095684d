package dev.hookline.server.story;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.hookline.testkit.Await;
import dev.hookline.testkit.receiver.Behaviour;
import dev.hookline.testkit.receiver.FaultReceiver;
import java.util.Map;
import java.util.function.DoublePredicate;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

/** The measurements by which operators watch a server, under the names that they are promised. */
class MetricsTellWhatHappensTest {

  private static final String SECRET = "test-secret-of-a-github-source";
  private static final byte[] BODY = "{\"zen\":\"Keep it logically awesome.\"}".getBytes(UTF_8);

  @AutoClose private final FaultReceiver receiver = FaultReceiver.start();
  @AutoClose private final StartedServer server = StartedServer.start();

  @Test
  void all_of_them_are_there_and_count() {
    receiver.on("/hook", Behaviour.status(500).times(1).then(Behaviour.status(200)));
    server.endpoint(
        StartedServer.url(receiver, "/hook"), "{\"retry\": {\"schedule\": [\"100ms\"]}}");
    SourceSetUp source = server.source("github", SECRET);
    ProviderSender github = new ProviderSender("github", SECRET);

    Answer accepted =
        server.api().hook(source.url(), BODY, github.github(BODY, "1", "push")).expect(202);
    server.api().hook(source.url(), BODY, github.github(BODY, "1", "push")).expect(202);
    server.api().hook(source.url(), BODY, Map.of("X-GitHub-Event", "push")).expect(401);
    server.awaitDelivery(accepted.json().path("id").asString(), "delivered");

    awaitMetric("webhook_received_total{.*result=\"accepted\".*}", value -> value == 1);
    awaitMetric("webhook_received_total{.*result=\"duplicate\".*}", value -> value == 1);
    awaitMetric("webhook_received_total{.*result=\"signature_missing\".*}", value -> value == 1);
    awaitMetric("webhook_queued_total", value -> value == 1);
    awaitMetric("webhook_processed_total{.*result=\"retrying\".*}", value -> value == 1);
    awaitMetric("webhook_processed_total{.*result=\"delivered\".*}", value -> value == 1);
    awaitMetric("webhook_response_duration_seconds_count", value -> value == 3);
    awaitMetric("webhook_response_duration_seconds_bucket{le=\"\\+Inf\"}", value -> value == 3);
    awaitMetric("webhook_batch_size_count", value -> value > 0);
    awaitMetric("webhook_queue_depth", value -> value == 0);
    awaitMetric("webhook_processing_lag_seconds_count{.*}", value -> value == 1);
  }

  @Test
  void the_depth_of_the_queue_is_what_waits() {
    receiver.on("/hook", Behaviour.status(500));
    server.endpoint(StartedServer.url(receiver, "/hook"), "{\"retry\": {\"schedule\": [\"1h\"]}}");

    server.awaitDelivery(server.publish("order.paid", "{}"), "retrying");
    server.awaitDelivery(server.publish("order.paid", "{}"), "retrying");

    awaitMetric("webhook_queue_depth", value -> value == 2);
  }

  private void awaitMetric(String pattern, DoublePredicate expected) {
    Await.until(
        pattern + " as expected, in:\n" + scrape(),
        StartedServer.SOON,
        () ->
            scrape()
                .lines()
                .filter(
                    line -> line.matches(pattern.replace("{", "\\{").replace("}", "\\}") + " .*"))
                .mapToDouble(line -> Double.parseDouble(line.substring(line.lastIndexOf(' ') + 1)))
                .anyMatch(expected));
  }

  private String scrape() {
    return server.api().get("/metrics").expect(200).text();
  }
}
