package dev.hookline.http.api.endpoint;

import dev.hookline.delivery.SignatureSettings;
import dev.hookline.delivery.guard.AddressGuard;
import dev.hookline.delivery.guard.Checked;
import dev.hookline.delivery.guard.TargetUrl;
import dev.hookline.event.Event;
import dev.hookline.event.EventType;
import dev.hookline.event.Headers;
import dev.hookline.filter.FilterLanguage;
import dev.hookline.http.api.FilterReader;
import dev.hookline.http.api.RateReader;
import dev.hookline.http.json.JsonObject;
import dev.hookline.http.json.Texts;
import dev.hookline.http.problem.ProblemCode;
import dev.hookline.id.Id;
import dev.hookline.id.IdPrefix;
import dev.hookline.ingest.Sources;
import dev.hookline.job.Rate;
import dev.hookline.job.RetryPolicy;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Reads an endpoint, whole or as a JSON Merge Patch (RFC 7396): what is left out stays as it is,
 * null means the standard. Errors are collected by the form.
 */
final class EndpointReader {

  static final int DESCRIPTION_LENGTH_MAX = 1_000;
  static final int EVENT_TYPES_MAX = 100;
  static final int SOURCES_MAX = 100;
  static final int TENANT_LENGTH_MAX = 255;
  static final int CONCURRENCY_MAX = 256;
  static final Duration TIMEOUT_MIN = Duration.ofSeconds(1);
  static final Duration TIMEOUT_MAX = Duration.ofSeconds(60);

  private final AddressGuard guard;
  private final Sources sources;
  private final FilterLanguage filters;

  EndpointReader(AddressGuard guard, Sources sources, FilterLanguage filters) {
    this.guard = guard;
    this.sources = sources;
    this.filters = filters;
  }

  /**
   * @param present {@link EndpointDraft#STANDARD} for a new one
   */
  EndpointDraft read(JsonObject form, EndpointDraft present, Id project) {
    EndpointDraft standard = EndpointDraft.STANDARD;
    EndpointDraft draft =
        new EndpointDraft(
            url(form, present),
            form.has("description")
                ? form.text("description", DESCRIPTION_LENGTH_MAX)
                : present.description(),
            form.has("event_types") ? eventTypes(form) : present.eventTypes(),
            form.has("sources") ? sources(form, present, project) : present.sources(),
            form.has("tenant") ? tenant(form, present) : present.tenant(),
            headers(form, present),
            signature(form, present),
            retry(form, present),
            or(
                form.duration("timeout", TIMEOUT_MIN, TIMEOUT_MAX),
                form,
                "timeout",
                present.timeout(),
                standard.timeout()),
            rate(form, present),
            or(
                form.integer("concurrency", 1, CONCURRENCY_MAX),
                form,
                "concurrency",
                present.concurrency(),
                standard.concurrency()),
            or(form.flag("enabled"), form, "enabled", present.enabled(), standard.enabled()),
            FilterReader.read(form, present.filter(), filters));
    refuseSignatureAmong(draft, form);
    refuseWhatComesLater(form);
    return draft;
  }

  private String url(JsonObject form, EndpointDraft present) {
    if (!form.has("url") && !present.url().isEmpty()) {
      return present.url();
    }
    String url = form.requiredText("url", TargetUrl.MAX_LENGTH);
    if (!url.isEmpty()
        && guard.vetAtCreation(url) instanceof Checked.Refused<TargetUrl>(var _, String reason)) {
      form.errors().add(ProblemCode.BLOCKED_ADDRESS, form.pointer("url"), reason);
    }
    return url;
  }

  private static List<String> eventTypes(JsonObject form) {
    List<String> patterns =
        form.items(
            "event_types",
            EVENT_TYPES_MAX,
            text -> Optional.of(text).filter(EventType::isValidPattern),
            "must be an event type such as invoice.paid, or a pattern: invoice.* or *");
    if (patterns == null) {
      return EndpointDraft.STANDARD.eventTypes();
    }
    if (form.isEmptyList("event_types")) {
      form.error("event_types", "must have at least one item; leave it out for all types");
    }
    return patterns.stream().distinct().toList();
  }

  /** A source that has been deleted since may stay where it is named already. */
  private List<Id> sources(JsonObject form, EndpointDraft present, Id project) {
    List<Id> chosen =
        form.items(
            "sources",
            SOURCES_MAX,
            text -> source(text, present, project),
            "must be the id of a source of this project, or hookline for its alerts");
    return chosen == null ? EndpointDraft.STANDARD.sources() : chosen.stream().distinct().toList();
  }

  private Optional<Id> source(String text, EndpointDraft present, Id project) {
    return text.equals(Event.ALERT_SOURCE_NAME)
        ? Optional.of(Event.ALERT_SOURCE)
        : Id.parse(IdPrefix.SOURCE, text)
            .filter(id ->
                id.equals(Event.ALERT_SOURCE)
                    || present.sources().contains(id)
                    || sources.find(project, id).isPresent());
  }

  /** What no event can name is refused when it is new. */
  private static @Nullable String tenant(JsonObject form, EndpointDraft present) {
    String tenant = form.text("tenant", TENANT_LENGTH_MAX);
    if (tenant == null || tenant.equals(present.tenant())) {
      return tenant;
    }
    if (tenant.isEmpty()) {
      form.error("tenant", "must not be empty; leave it out for none");
    }
    Texts.problemOfName(tenant, TENANT_LENGTH_MAX)
        .ifPresent(problem -> form.error("tenant", problem));
    return tenant;
  }

  private static Headers headers(JsonObject form, EndpointDraft present) {
    if (form.isNull("headers")) {
      return Headers.NONE;
    }
    JsonObject headers = form.object("headers");
    return headers == null ? present.headers() : HeadersReader.read(headers, present.headers());
  }

  private static SignatureSettings signature(JsonObject form, EndpointDraft present) {
    if (form.isNull("signature")) {
      return SignatureSettings.STANDARD;
    }
    JsonObject signature = form.object("signature");
    return signature == null
        ? present.signature()
        : SignatureReader.read(signature, present.signature());
  }

  private static RetryPolicy retry(JsonObject form, EndpointDraft present) {
    if (form.isNull("retry")) {
      return RetryPolicy.STANDARD;
    }
    JsonObject retry = form.object("retry");
    return retry == null ? present.retry() : RetryReader.read(retry, present.retry());
  }

  private static @Nullable Rate rate(JsonObject form, EndpointDraft present) {
    if (form.isNull("rate_limit")) {
      return null;
    }
    JsonObject rate = form.object("rate_limit");
    return rate == null ? present.rateLimit() : RateReader.read(rate, present.rateLimit());
  }

  private static void refuseSignatureAmong(EndpointDraft draft, JsonObject form) {
    String header = draft.signature().header();
    if (header != null && draft.headers().first(header).isPresent()) {
      form.error("headers", "must not hold the header of the signature");
    }
  }

  private static void refuseWhatComesLater(JsonObject form) {
    if (Boolean.TRUE.equals(form.flag("ordered"))) {
      form.errors()
          .add(
              ProblemCode.NOT_SUPPORTED_YET,
              form.pointer("ordered"),
              "can only be false in this version: ordered delivery is not supported yet");
    }
  }

  private static <T> T or(@Nullable T given, JsonObject form, String name, T present, T standard) {
    if (given != null) {
      return given;
    }
    return form.isNull(name) ? standard : present;
  }
}
