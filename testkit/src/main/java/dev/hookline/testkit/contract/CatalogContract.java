package dev.hookline.testkit.contract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hookline.delivery.Endpoint;
import dev.hookline.delivery.EndpointSecret;
import dev.hookline.delivery.SignatureSettings;
import dev.hookline.delivery.guard.AddressList;
import dev.hookline.delivery.guard.Checked;
import dev.hookline.event.Headers;
import dev.hookline.id.Id;
import dev.hookline.ingest.CustomResponse;
import dev.hookline.ingest.DedupeRule;
import dev.hookline.ingest.Source;
import dev.hookline.ingest.SourceLimits;
import dev.hookline.ingest.SourceSecret;
import dev.hookline.ingest.SourceSettings;
import dev.hookline.job.Rate;
import dev.hookline.job.RetryPolicy;
import dev.hookline.operate.ApiKey;
import dev.hookline.operate.RememberedAnswer;
import dev.hookline.operate.Scope;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What the stores of endpoints, sources, keys, projects and answers promise. */
public abstract class CatalogContract extends StoreContract {

  @Test
  void an_endpoint_is_read_back_as_it_was() {
    Endpoint endpoint = fullEndpoint();

    stores().endpoints().save(endpoint);

    assertThat(stores().endpoints().all()).containsExactly(endpoint);
  }

  @Test
  void an_endpoint_with_as_little_as_possible_is_read_back_as_it_was() {
    Endpoint endpoint = samples().endpoint(samples().id());

    stores().endpoints().save(endpoint);

    assertThat(stores().endpoints().all()).containsExactly(endpoint);
  }

  @Test
  void a_saved_endpoint_replaces_the_one_with_its_id_and_a_deleted_one_is_gone() {
    Endpoint endpoint = fullEndpoint();
    Endpoint other = samples().endpoint(samples().id());
    stores().endpoints().save(endpoint);
    stores().endpoints().save(other);

    Endpoint disabled = endpoint.disabled("410 Gone", Samples.NOW.plusSeconds(1));
    stores().endpoints().save(disabled);
    assertThat(stores().endpoints().all()).containsExactlyInAnyOrder(disabled, other);

    stores().endpoints().delete(endpoint.id());
    assertThat(stores().endpoints().all()).containsExactly(other);
  }

  @Test
  void sources_are_read_back_as_they_were_deleted_ones_included() {
    Source source =
        new Source(
            samples().id(),
            samples().id(),
            "Billing",
            "token-1",
            "hmac",
            "{\"hash\":\"sha256\"}",
            List.of(
                new SourceSecret("-----BEGIN KEY-----\nab\\n\r\n-----END KEY-----", null),
                new SourceSecret("old test secret", Samples.NOW)),
            true,
            Samples.NOW,
            null,
            settings());
    Source plain =
        new Source(
            samples().id(),
            samples().id(),
            "GitHub",
            "token-2",
            "github",
            null,
            List.of(),
            false,
            Samples.NOW,
            null);
    stores().sources().save(source);
    stores().sources().save(plain);
    assertThat(stores().sources().all()).containsExactlyInAnyOrder(source, plain);

    Source deleted = source.deleted(Samples.NOW.plusSeconds(1));
    stores().sources().save(deleted);
    assertThat(stores().sources().all()).containsExactlyInAnyOrder(deleted, plain);
  }

  @Test
  void a_source_keeps_each_of_its_settings_by_itself() {
    for (SourceSettings settings :
        List.of(
            new SourceSettings("test-token", null, null, null, null, false),
            new SourceSettings(null, "https://example.com/a", null, null, null, false),
            new SourceSettings(
                null,
                null,
                new DedupeRule(DedupeRule.By.EVENT_ID, List.of(), Duration.ofHours(1)),
                null,
                null,
                false),
            new SourceSettings(
                null, null, null, new CustomResponse(204, Headers.NONE, "", null), null, false),
            new SourceSettings(null, null, null, null, "type == 'a'", false),
            new SourceSettings(null, null, null, null, null, true),
            SourceSettings.STANDARD.with(
                new SourceLimits(new Rate(7, Duration.ofMinutes(1)), AddressList.EMPTY)),
            SourceSettings.STANDARD.with(
                new SourceLimits(null, networks("192.0.2.0/24", "2001:db8::/32"))))) {
      Source source =
          new Source(
              samples().id(),
              samples().id(),
              "Billing",
              "token-" + settings.hashCode(),
              "github",
              null,
              List.of(),
              true,
              Samples.NOW,
              null,
              settings);
      stores().sources().save(source);
      assertThat(stores().sources().all()).contains(source);
    }
  }

  private static AddressList networks(String... blocks) {
    return switch (AddressList.parse(List.of(blocks))) {
      case Checked.Ok<AddressList>(AddressList networks) -> networks;
      case Checked.Refused<AddressList> refused -> throw new AssertionError(refused.reason());
    };
  }

  private static SourceSettings settings() {
    return new SourceSettings(
        "test verify token\nof two lines",
        "https://example.com/webhooks",
        new DedupeRule(DedupeRule.By.HASH, List.of("/data/id", "header:x-id"), Duration.ofDays(3)),
        new CustomResponse(
            200, new Headers("x-answer: yes\n"), "<ok name=\"Zo\u00eb\"/>", "text/xml"),
        "type == 'order.paid'",
        true);
  }

  @Test
  void keys_are_read_back_as_they_were() {
    ApiKey key =
        new ApiKey(
            samples().id(),
            samples().id(),
            "ci",
            "hk_abc",
            new byte[] {1, 0, -1},
            Set.of(Scope.PUBLISH, Scope.READ),
            Samples.NOW,
            null);
    stores().apiKeys().save(key);
    assertThat(stores().apiKeys().all()).singleElement().usingRecursiveComparison().isEqualTo(key);

    ApiKey revoked =
        new ApiKey(
            key.id(),
            key.project(),
            key.name(),
            key.shown(),
            key.hash(),
            Set.of(),
            null,
            Samples.NOW);
    stores().apiKeys().save(revoked);
    assertThat(stores().apiKeys().all())
        .singleElement()
        .usingRecursiveComparison()
        .isEqualTo(revoked);
  }

  @Test
  void the_first_default_project_stays() {
    Id first = samples().id();

    assertThat(stores().projects().defaultProject(first)).isEqualTo(first);
    assertThat(stores().projects().defaultProject(samples().id())).isEqualTo(first);
  }

  @Test
  void an_answer_is_remembered_by_project_and_key() {
    Id project = samples().id();
    RememberedAnswer answer =
        new RememberedAnswer(project, "key-1", "abcd", 202, "{\"id\":1}", Samples.NOW);
    stores().answers().save(answer);

    assertThat(stores().answers().find(project, "key-1")).contains(answer);
    assertThat(stores().answers().find(project, "key-2")).isEmpty();
    assertThat(stores().answers().find(samples().id(), "key-1")).isEmpty();

    RememberedAnswer newer =
        new RememberedAnswer(project, "key-1", "ef01", 409, "{}", Samples.NOW.plusSeconds(1));
    stores().answers().save(newer);
    assertThat(stores().answers().find(project, "key-1")).contains(newer);
  }

  @Test
  void a_store_that_works_has_no_problem() {
    assertThat(stores().health().problem()).isEmpty();
  }

  private Endpoint fullEndpoint() {
    return new Endpoint(
        samples().id(),
        samples().id(),
        "https://example.com/hooks?a=b",
        "orders of \"acme\"",
        List.of("order.*", "invoice.paid"),
        List.of(samples().id(), samples().id()),
        "acme",
        new Headers("x-api-key: test\n"),
        new SignatureSettings(
            SignatureSettings.Scheme.HMAC,
            "x-signature",
            SignatureSettings.Encoding.HEX,
            "sha256="),
        List.of(
            new EndpointSecret("whsec_dGVzdCBzZWNyZXQ=", null),
            new EndpointSecret("old test secret", Samples.NOW)),
        new RetryPolicy.Exponential(7, Duration.ofMillis(1_500), Duration.ofHours(1), 2.5),
        Duration.ofMillis(2_500),
        new Rate(10, Duration.ofDays(40)),
        5,
        true,
        null,
        Samples.NOW,
        "payload.amount > 10");
  }
}
