package dev.hookline.testkit.simulation;

import dev.hookline.delivery.Endpoint;
import dev.hookline.delivery.EndpointSecret;
import dev.hookline.delivery.SignatureSettings;
import dev.hookline.event.Headers;
import dev.hookline.id.Id;
import dev.hookline.id.IdGenerator;
import dev.hookline.job.Rate;
import dev.hookline.job.RetryPolicy;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** Makes subscribers of all kinds. */
final class SimulatedEndpoints {

  static final List<String> TYPES = List.of("order.created", "order.paid", "invoice.sent");

  private static final List<String> PATTERNS =
      List.of("*", "order.*", "order.paid", "invoice.sent");
  private static final EndpointSecret SECRET =
      new EndpointSecret("whsec_dGVzdC1zZWNyZXQtdGVzdC1zZWNyZXQ=", null);

  private SimulatedEndpoints() {}

  static Endpoint random(Id project, IdGenerator ids, Instant now, Chance chance) {
    Id id = ids.next();
    Rate rate = new Rate(chance.between(1, 5), Duration.ofSeconds(chance.between(1, 5)));
    return new Endpoint(
        id,
        project,
        "https://receiver-" + Long.toHexString(id.high()) + ".example/hooks",
        null,
        List.of(chance.oneOf(PATTERNS)),
        List.of(),
        null,
        Headers.NONE,
        SignatureSettings.STANDARD,
        List.of(SECRET),
        retry(chance),
        Duration.ofSeconds(chance.between(1, 15)),
        chance.percent(25) ? rate : null,
        chance.between(1, 4),
        true,
        null,
        now);
  }

  private static RetryPolicy retry(Chance chance) {
    return chance.percent(50)
        ? new RetryPolicy.Schedule(
            List.of(Duration.ofSeconds(1), Duration.ofSeconds(5), Duration.ofSeconds(30)))
        : new RetryPolicy.Exponential(
            chance.between(1, 8), Duration.ofMillis(200), Duration.ofSeconds(60), 3);
  }
}
