package dev.hookline.delivery;

import dev.hookline.event.Event;
import dev.hookline.event.Headers;
import dev.hookline.event.Payload;
import dev.hookline.id.Id;
import dev.hookline.id.IdPrefix;
import dev.hookline.job.RetryPolicy;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Endpoints and events for tests. */
final class Samples {

  static final Instant NOW = Instant.parse("2026-03-01T12:00:00Z");
  static final Id PROJECT = new Id(1, 1);
  static final String SECRET = "whsec_dGVzdC1zZWNyZXQtdGVzdC1zZWNyZXQ=";
  static final String OTHER_SECRET = "whsec_YW5vdGhlci10ZXN0LXNlY3JldC1hbm90aGVy";

  private Samples() {}

  static Endpoint endpoint(long id, List<String> types) {
    return endpoint(
        id, types, SignatureSettings.STANDARD, List.of(new EndpointSecret(SECRET, null)));
  }

  static Endpoint endpoint(
      long id, List<String> types, SignatureSettings signature, List<EndpointSecret> secrets) {
    return endpoint(id, types, List.of(), null, signature, secrets, Headers.NONE);
  }

  static Endpoint endpoint(
      long id,
      List<String> types,
      List<Id> sources,
      @Nullable String tenant,
      SignatureSettings signature,
      List<EndpointSecret> secrets,
      Headers headers) {
    return new Endpoint(
        new Id(id, id),
        PROJECT,
        "https://receiver.example/hooks?a=1",
        null,
        types,
        sources,
        tenant,
        headers,
        signature,
        secrets,
        RetryPolicy.STANDARD,
        Endpoint.TIMEOUT_STANDARD,
        null,
        Endpoint.CONCURRENCY_STANDARD,
        true,
        null,
        NOW);
  }

  static Event event(@Nullable Id source, @Nullable String tenant, byte[] body) {
    Id id = new Id(0x017f_22e2_79b0_7cc3L, 0x98c4_dc0c_0c07_398fL);
    return new Event(
        id,
        PROJECT,
        source,
        id.text(IdPrefix.EVENT),
        null,
        "invoice.paid",
        tenant,
        null,
        Headers.NONE,
        new Payload(body, "application/json; charset=utf-8"),
        1);
  }
}
