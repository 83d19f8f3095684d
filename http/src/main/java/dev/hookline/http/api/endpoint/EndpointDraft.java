package dev.hookline.http.api.endpoint;

import dev.hookline.delivery.Endpoint;
import dev.hookline.delivery.EndpointSecret;
import dev.hookline.delivery.SignatureSettings;
import dev.hookline.event.Headers;
import dev.hookline.id.Id;
import dev.hookline.job.Rate;
import dev.hookline.job.RetryPolicy;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What an operator decides about an endpoint, apart from its secrets. */
record EndpointDraft(
    String url,
    @Nullable String description,
    List<String> eventTypes,
    List<Id> sources,
    @Nullable String tenant,
    Headers headers,
    SignatureSettings signature,
    RetryPolicy retry,
    Duration timeout,
    @Nullable Rate rateLimit,
    int concurrency,
    boolean enabled,
    @Nullable String filter) {

  static final String DISABLED_BY_API = "disabled through the API";

  /** What holds for members that are left out at creation. */
  static final EndpointDraft STANDARD =
      new EndpointDraft(
          "",
          null,
          List.of("*"),
          List.of(),
          null,
          Headers.NONE,
          SignatureSettings.STANDARD,
          RetryPolicy.STANDARD,
          Endpoint.TIMEOUT_STANDARD,
          null,
          Endpoint.CONCURRENCY_STANDARD,
          true,
          null);

  static EndpointDraft of(Endpoint endpoint) {
    return new EndpointDraft(
        endpoint.url(),
        endpoint.description(),
        endpoint.eventTypes(),
        endpoint.sources(),
        endpoint.tenant(),
        endpoint.headers(),
        endpoint.signature(),
        endpoint.retry(),
        endpoint.timeout(),
        endpoint.rateLimit(),
        endpoint.concurrency(),
        endpoint.enabled(),
        endpoint.filter());
  }

  Endpoint create(Id id, Id project, List<EndpointSecret> secrets, Instant now) {
    return endpoint(id, project, secrets, enabled, enabled ? null : DISABLED_BY_API, now);
  }

  /** Everything but whether it is enabled, which is not a matter of the record alone. */
  Endpoint change(Endpoint present, List<EndpointSecret> secrets, Instant now) {
    return endpoint(
        present.id(), present.project(), secrets, present.enabled(), present.disabledReason(), now);
  }

  private Endpoint endpoint(
      Id id,
      Id project,
      List<EndpointSecret> secrets,
      boolean on,
      @Nullable String disabledReason,
      Instant now) {
    return new Endpoint(
        id,
        project,
        url,
        description,
        eventTypes,
        sources,
        tenant,
        headers,
        signature,
        secrets,
        retry,
        timeout,
        rateLimit,
        concurrency,
        on,
        disabledReason,
        now,
        filter);
  }
}
