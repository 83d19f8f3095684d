package dev.hookline.delivery;

import dev.hookline.event.Event;
import dev.hookline.event.EventType;
import dev.hookline.event.Headers;
import dev.hookline.id.Id;
import dev.hookline.job.JobKind;
import dev.hookline.job.Lane;
import dev.hookline.job.Rate;
import dev.hookline.job.RetryPolicy;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A subscriber's URL and all that is set for it.
 *
 * @param eventTypes patterns as {@link EventType} knows them; one that matches is enough
 * @param sources only events of these sources; empty for all, and for published events
 * @param tenant only events of this tenant; null for events without one
 * @param headers sent with each delivery
 * @param secrets newest first; those that have not expired all sign
 * @param disabledReason why it is not enabled; null while it is
 * @param filter an expression over events; those for which it is not true are skipped; null for
 *     none
 */
public record Endpoint(
    Id id,
    Id project,
    String url,
    @Nullable String description,
    List<String> eventTypes,
    List<Id> sources,
    @Nullable String tenant,
    Headers headers,
    SignatureSettings signature,
    List<EndpointSecret> secrets,
    RetryPolicy retry,
    Duration timeout,
    @Nullable Rate rateLimit,
    int concurrency,
    boolean enabled,
    @Nullable String disabledReason,
    Instant updatedAt,
    @Nullable String filter) {

  public static final Duration TIMEOUT_STANDARD = Duration.ofSeconds(15);
  public static final int CONCURRENCY_STANDARD = 64;

  public Endpoint {
    eventTypes = List.copyOf(eventTypes);
    sources = List.copyOf(sources);
    secrets = List.copyOf(secrets);
  }

  /** An endpoint without a filter. */
  public Endpoint(
      Id id,
      Id project,
      String url,
      @Nullable String description,
      List<String> eventTypes,
      List<Id> sources,
      @Nullable String tenant,
      Headers headers,
      SignatureSettings signature,
      List<EndpointSecret> secrets,
      RetryPolicy retry,
      Duration timeout,
      @Nullable Rate rateLimit,
      int concurrency,
      boolean enabled,
      @Nullable String disabledReason,
      Instant updatedAt) {
    this(
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
        enabled,
        disabledReason,
        updatedAt,
        null);
  }

  public Lane lane() {
    return new Lane(JobKind.DELIVERY, id);
  }

  /** Whether an event of this type is wanted, whatever its source. */
  public boolean wantsType(String type) {
    for (String pattern : eventTypes) {
      if (EventType.matches(pattern, type)) {
        return true;
      }
    }
    return false;
  }

  /** Whether an event whose type is wanted comes from where it is wanted from. */
  public boolean wantsOrigin(Event event) {
    return sharesTenantWith(event) && event.comesFrom(sources);
  }

  /** Whether it may have the event at all: no other tenant may, whoever asks for it. */
  public boolean sharesTenantWith(Event event) {
    return Objects.equals(tenant, event.tenant());
  }

  public Endpoint disabled(String reason, Instant now) {
    return withState(false, reason, now);
  }

  public Endpoint enabled(Instant now) {
    return withState(true, null, now);
  }

  private Endpoint withState(boolean on, @Nullable String reason, Instant now) {
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
        reason,
        now,
        filter);
  }

  public Endpoint withSecrets(List<EndpointSecret> newSecrets, Instant now) {
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
        newSecrets,
        retry,
        timeout,
        rateLimit,
        concurrency,
        enabled,
        disabledReason,
        now,
        filter);
  }
}
