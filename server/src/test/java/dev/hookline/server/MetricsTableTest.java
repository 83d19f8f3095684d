package dev.hookline.server;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hookline.delivery.DeliveryObserver;
import dev.hookline.id.IdGenerator;
import dev.hookline.job.Engine;
import dev.hookline.job.EngineLimits;
import dev.hookline.job.FailureAlerts;
import dev.hookline.live.ChangeFeed;
import dev.hookline.live.Meters;
import dev.hookline.server.metrics.PrometheusMeters;
import dev.hookline.task.TaskParts;
import dev.hookline.testkit.docs.GeneratedPart;
import dev.hookline.testkit.docs.MarkdownTable;
import dev.hookline.testkit.memory.MemoryStore;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** docs/metrics.md lists every metric, as it is scraped. */
class MetricsTableTest {

  private static final Pattern FAMILY =
      Pattern.compile("(?m)^# HELP (\\S+) (.*)\n# TYPE \\S+ (\\S+)$");
  private static final Pattern LABEL = Pattern.compile("([a-z_]+)=\"");

  @Test
  void every_metric_is_documented_with_its_labels() {
    String scraped = scrapeOfEverything();
    MarkdownTable table = new MarkdownTable("name", "type", "labels", "meaning");
    for (MatchResult family : FAMILY.matcher(scraped).results().toList()) {
      String name = family.group(1);
      if (!name.endsWith("_max")) {
        table.row("`" + name + "`", family.group(3), labels(scraped, name), family.group(2));
      }
    }
    assertThat(table.toString()).contains("webhook_received_total", "webhook_queue_depth");
    new GeneratedPart("docs/metrics.md", "metrics").mustBe(table.toString());
  }

  private static String labels(String scraped, String name) {
    List<String> labels =
        scraped
            .lines()
            .filter(line -> line.startsWith(name) && line.contains("{"))
            .flatMap(line -> LABEL.matcher(line).results())
            .map(label -> label.group(1))
            .filter(label -> !label.equals("le"))
            .distinct()
            .toList();
    return labels.stream().map(label -> "`" + label + "`").collect(Collectors.joining(", "));
  }

  private static String scrapeOfEverything() {
    PrometheusMeters meters = new PrometheusMeters();
    meters.received("github", "accepted", 1);
    meters.confirmed("aws-sns", "confirmed");
    meters.queued(1, 1);
    meters.processed("delivery", "delivered", 1);
    meters.lag("delivery", 1);
    meters.stale("delivery");
    meters.committed(1, 1);
    InstantSource clock = InstantSource.system();
    IdGenerator ids = new IdGenerator(clock, 0);
    MemoryStore store = MemoryStore.immediate(ids);
    ChangeFeed feed = new ChangeFeed(1);
    Engine engine =
        new Engine(
            ids.next(),
            store.jobStore(),
            Map.of(),
            lane -> Runnable::run,
            new DeliveryObserver(feed, Meters.NONE, clock),
            FailureAlerts.NONE,
            clock,
            ids,
            EngineLimits.STANDARD);
    TaskParts tasks =
        TaskParts.of(
            new TaskParts.Stores(
                store.tasks(), store.queues(), store.runs(), store.jobStore(), store.eventReader()),
            (request, done) -> {},
            () -> engine,
            lane -> Runnable::run,
            Runnable::run,
            feed,
            Meters.NONE,
            ids,
            clock,
            "Hookline/test");
    Gauges.register(meters, store.jobReader(), engine, tasks, feed);
    return meters.scrape();
  }
}
