package dev.hookline.server.metrics;

import dev.hookline.live.Meters;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.DistributionSummary;
import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.Timer;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/** The core's measurements in a Prometheus registry. docs/metrics.md lists them. */
public final class PrometheusMeters implements Meters {

  private static final Duration[] TIME_BUCKETS = {
    Duration.ofMillis(1),
    Duration.ofMillis(2),
    Duration.ofMillis(5),
    Duration.ofMillis(10),
    Duration.ofMillis(25),
    Duration.ofMillis(50),
    Duration.ofMillis(100),
    Duration.ofMillis(250),
    Duration.ofMillis(500),
    Duration.ofSeconds(1),
    Duration.ofSeconds(2),
    Duration.ofSeconds(5),
    Duration.ofSeconds(30),
    Duration.ofMinutes(5),
    Duration.ofHours(1)
  };

  private final PrometheusMeterRegistry registry =
      new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);

  private final Map<String, Map<String, Counter>> received = new ConcurrentHashMap<>();
  private final Map<String, Map<String, Counter>> confirmed = new ConcurrentHashMap<>();
  private final Map<String, Map<String, Counter>> processed = new ConcurrentHashMap<>();
  private final Map<String, Timer> attempts = new ConcurrentHashMap<>();
  private final Map<String, Timer> lags = new ConcurrentHashMap<>();
  private final Map<String, Counter> stale = new ConcurrentHashMap<>();

  private final Counter queuedEvents =
      Counter.builder("webhook.queued").description("Events on stable storage").register(registry);
  private final Counter queuedJobs =
      Counter.builder("webhook.jobs")
          .description("Deliveries and runs stored, by replays too")
          .register(registry);
  private final Timer responses =
      timer("webhook.response.duration", "From the first byte of a webhook to its answer")
          .register(registry);
  private final DistributionSummary batches =
      DistributionSummary.builder("webhook.batch.size")
          .description("Changes that shared one commit of the store")
          .serviceLevelObjectives(1, 2, 4, 8, 16, 32, 64, 128, 256, 512, 1024, 2048)
          .register(registry);
  private final Timer commits =
      timer("webhook.commit.duration", "One commit of the store").register(registry);

  /** What {@code /metrics} answers. */
  public String scrape() {
    return registry.scrape();
  }

  /** Shows a number that is asked for at each scrape. */
  public void gauge(String name, String description, Supplier<Number> value) {
    Gauge.builder(name, value).description(description).register(registry);
  }

  /** The same for a number that only grows. */
  public void count(String name, String description, Supplier<Number> value) {
    FunctionCounter.builder(name, value, number -> number.get().doubleValue())
        .description(description)
        .register(registry);
  }

  @Override
  public void received(String provider, String result, long durationNanos) {
    counter(received, provider, result, "webhook.received", "provider", "Requests at sources")
        .increment();
    responses.record(durationNanos, TimeUnit.NANOSECONDS);
  }

  @Override
  public void confirmed(String provider, String result) {
    counter(
            confirmed,
            provider,
            result,
            "webhook.confirmations",
            "provider",
            "Confirmations that handshakes asked for")
        .increment();
  }

  @Override
  public void queued(int events, int jobs) {
    queuedEvents.increment(events);
    queuedJobs.increment(jobs);
  }

  @Override
  public void processed(String kind, String result, long attemptMicros) {
    counter(processed, kind, result, "webhook.processed", "kind", "Attempts whose end was stored")
        .increment();
    attempts
        .computeIfAbsent(
            kind,
            word ->
                timer("webhook.attempt.duration", "One attempt")
                    .tag("kind", word)
                    .register(registry))
        .record(attemptMicros, TimeUnit.MICROSECONDS);
  }

  @Override
  public void lag(String kind, long millis) {
    lags.computeIfAbsent(
            kind,
            word ->
                timer("webhook.processing.lag", "From an event's arrival to the end of its job")
                    .tag("kind", word)
                    .register(registry))
        .record(Math.max(0, millis), TimeUnit.MILLISECONDS);
  }

  @Override
  public void stale(String kind) {
    stale
        .computeIfAbsent(
            kind,
            word ->
                Counter.builder("webhook.stale.results")
                    .description("Results that came after a cancel or a takeover, refused")
                    .tag("kind", word)
                    .register(registry))
        .increment();
  }

  @Override
  public void committed(int changes, long durationNanos) {
    batches.record(changes);
    commits.record(durationNanos, TimeUnit.NANOSECONDS);
  }

  private Counter counter(
      Map<String, Map<String, Counter>> counters,
      String subject,
      String result,
      String name,
      String subjectTag,
      String description) {
    return counters
        .computeIfAbsent(subject, word -> new ConcurrentHashMap<>())
        .computeIfAbsent(
            result,
            word ->
                Counter.builder(name)
                    .description(description)
                    .tag(subjectTag, subject)
                    .tag("result", word)
                    .register(registry));
  }

  private static Timer.Builder timer(String name, String description) {
    return Timer.builder(name).description(description).serviceLevelObjectives(TIME_BUCKETS);
  }
}
