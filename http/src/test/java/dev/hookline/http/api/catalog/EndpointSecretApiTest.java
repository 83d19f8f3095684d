package dev.hookline.http.api.catalog;

import static dev.hookline.http.api.catalog.CatalogServer.json;
import static org.assertj.core.api.Assertions.assertThat;

import dev.hookline.signatures.Secret;
import dev.hookline.signatures.SignedRequest;
import dev.hookline.signatures.Verdict;
import dev.hookline.signatures.scheme.StandardWebhooks;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

class EndpointSecretApiTest {

  private static final String LIST = "/api/v1/endpoints";
  private static final String GIVEN = "whsec_MDEyMzQ1Njc4OTAxMjM0NTY3ODkwMTIz";

  private final CatalogServer server = new CatalogServer();

  @AfterEach
  void close() {
    server.close();
  }

  private JsonNode made(String members) {
    return server.expect(
        201, "POST", LIST, "{\"url\":\"https://receiver.example.com/\"" + members + "}");
  }

  private static String path(JsonNode endpoint) {
    return LIST + "/" + endpoint.path("id").asString();
  }

  private boolean verifies(SignedRequest request, String secret) {
    return StandardWebhooks.standard()
            .verifier(List.of(Secret.of(secret)))
            .verify(request, server.clock.millis())
        instanceof Verdict.Genuine;
  }

  private SignedRequest delivered(JsonNode endpoint) {
    server.expect(202, "POST", path(endpoint) + "/test", null);
    return server.sent.last();
  }

  @Test
  void a_given_secret_signs() {
    JsonNode endpoint = made(",\"secret\":\"" + GIVEN + "\"");

    assertThat(endpoint.path("secret").asString()).isEqualTo(GIVEN);
    assertThat(verifies(delivered(endpoint), GIVEN)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        ",'secret':'MDEyMzQ1Njc4OTAxMjM0NTY3ODkwMTIz'",
        ",'secret':'whsec_c2hvcnQ='",
        ",'secret':'whsec_***'",
        ",'secret':'whpk_MDEyMzQ1Njc4OTAxMjM0NTY3ODkwMTIz'",
        ",'secret':7",
        ",'secret':'whsec_MDEyMzQ1Njc4OTAxMjM0NTY3ODkwMTIz','signature':{'scheme':'standard-ed25519'}",
        ",'secret':'short','signature':{'scheme':'hmac'}",
      })
  void a_secret_that_cannot_sign_is_refused(String members) {
    JsonNode problem =
        server.expect(
            422,
            "POST",
            LIST,
            ("{'url':'https://receiver.example.com/'" + members + "}").replace('\'', '"'));

    assertThat(problem.path("errors").get(0).path("pointer").asString()).isEqualTo("/secret");
  }

  @Test
  void an_ed25519_pair_shows_its_public_half_which_verifies() {
    JsonNode endpoint = made(",\"signature\":{\"scheme\":\"standard-ed25519\"}");
    String secret = endpoint.path("secret").asString();
    String publicKey = endpoint.path("public_key").asString();

    assertThat(secret).startsWith("whsk_");
    assertThat(publicKey).startsWith("whpk_");
    assertThat(verifies(delivered(endpoint), publicKey)).isTrue();
    assertThat(
            made(",\"signature\":{\"scheme\":\"standard-ed25519\"},\"secret\":\"" + secret + "\"")
                .path("public_key")
                .asString())
        .isEqualTo(publicKey);
  }

  @Test
  void the_secret_is_shown_on_request() {
    JsonNode endpoint = made("");

    JsonNode shown = server.expect(200, "GET", path(endpoint) + "/secret", null);

    assertThat(shown.path("secret")).isEqualTo(endpoint.path("secret"));
    assertThat(shown.path("previous")).isEqualTo(json("[]"));
  }

  @Test
  void both_secrets_sign_until_the_overlap_is_over() {
    JsonNode endpoint = made("");
    String old = endpoint.path("secret").asString();

    JsonNode rotated =
        server.expect(200, "POST", path(endpoint) + "/secret/rotate", "{\"overlap\":\"1h\"}");
    String fresh = rotated.path("secret").asString();

    assertThat(fresh).isNotEqualTo(old).startsWith("whsec_");
    assertThat(rotated.path("previous").size()).isEqualTo(1);
    SignedRequest during = delivered(endpoint);
    assertThat(verifies(during, fresh)).isTrue();
    assertThat(verifies(during, old)).isTrue();
    server.clock.advance(Duration.ofHours(1));
    SignedRequest after = delivered(endpoint);
    assertThat(verifies(after, fresh)).isTrue();
    assertThat(verifies(after, old)).isFalse();
  }

  @Test
  void an_overlap_of_nothing_ends_the_old_secret_at_once() {
    JsonNode endpoint = made("");

    JsonNode rotated =
        server.expect(200, "POST", path(endpoint) + "/secret/rotate", "{\"overlap\":\"0s\"}");

    assertThat(rotated.path("previous")).isEqualTo(json("[]"));
    assertThat(verifies(delivered(endpoint), endpoint.path("secret").asString())).isFalse();
  }

  @Test
  void at_most_five_secrets_sign() {
    JsonNode endpoint = made("");
    JsonNode rotated = endpoint;
    for (int time = 0; time < 7; time++) {
      rotated = server.expect(200, "POST", path(endpoint) + "/secret/rotate", null);
    }

    assertThat(rotated.path("previous").size()).isEqualTo(4);
  }

  @ParameterizedTest
  @ValueSource(strings = {"{\"overlap\":\"8d\"}", "{\"overlap\":-1}", "{\"secret\":\"x\"}"})
  void a_rotation_of_another_form_is_refused(String body) {
    server.expect(422, "POST", path(made("")) + "/secret/rotate", body);
  }

  @Test
  void a_new_scheme_gets_a_new_secret_and_the_standard_schemes_overlap() {
    JsonNode endpoint = made("");
    String old = endpoint.path("secret").asString();

    JsonNode changed =
        server.expect(
            200, "PATCH", path(endpoint), "{\"signature\":{\"scheme\":\"standard-ed25519\"}}");
    SignedRequest request = delivered(endpoint);

    assertThat(changed.path("secret").asString()).startsWith("whsk_");
    assertThat(verifies(request, changed.path("public_key").asString())).isTrue();
    assertThat(verifies(request, old)).isTrue();
    assertThat(
            server
                .expect(
                    200,
                    "PATCH",
                    path(endpoint),
                    "{\"signature\":{\"scheme\":\"standard-ed25519\"}}")
                .has("secret"))
        .isFalse();
  }

  @ParameterizedTest
  @ValueSource(strings = {"standard", "standard-ed25519"})
  void a_secret_never_serves_another_scheme(String scheme) {
    JsonNode endpoint = made(",\"signature\":{\"scheme\":\"" + scheme + "\"}");
    String hmac = "{\"signature\":{\"scheme\":\"hmac\"}}";
    String back = "{\"signature\":{\"scheme\":\"" + scheme + "\"}}";

    JsonNode plain = server.expect(200, "PATCH", path(endpoint), hmac);
    JsonNode again = server.expect(200, "PATCH", path(endpoint), back);

    assertThat(plain.path("secret").asString())
        .isNotEmpty()
        .isNotEqualTo(endpoint.path("secret").asString());
    assertThat(again.path("secret").asString())
        .isNotEmpty()
        .isNotIn(endpoint.path("secret").asString(), plain.path("secret").asString());
    assertThat(
            server.expect(200, "GET", path(endpoint) + "/secret", null).path("previous").isEmpty())
        .isTrue();
  }

  @Test
  void a_rotation_lists_no_secret_that_does_not_sign() {
    JsonNode endpoint = made(",\"signature\":{\"scheme\":\"hmac\"}");

    JsonNode rotated =
        server.expect(200, "POST", path(endpoint) + "/secret/rotate", "{\"overlap\":\"1h\"}");

    assertThat(rotated.path("previous").isEmpty()).isTrue();
  }

  @Test
  void a_secret_is_not_changed_by_a_change_of_the_endpoint() {
    JsonNode endpoint = made("");

    JsonNode problem =
        server.expect(422, "PATCH", path(endpoint), "{\"secret\":\"" + GIVEN + "\"}");

    assertThat(problem.path("errors").get(0).path("pointer").asString()).isEqualTo("/secret");
  }

  @Test
  void a_test_goes_to_this_endpoint_only_and_whatever_it_wants() {
    made("");
    JsonNode endpoint = made(",\"event_types\":[\"order.*\"],\"tenant\":\"acme\"");

    JsonNode standard = server.expect(202, "POST", path(endpoint) + "/test", null);
    JsonNode typed =
        server.expect(202, "POST", path(endpoint) + "/test", "{\"type\":\"invoice.paid\"}");

    assertThat(server.sent.all()).hasSize(2);
    assertThat(standard.path("type").asString()).isEqualTo("hookline.test");
    assertThat(typed.path("type").asString()).isEqualTo("invoice.paid");
    assertThat(standard.path("id").asString()).startsWith("evt_");
    assertThat(
            json(new String(server.sent.last().body(), StandardCharsets.UTF_8))
                .path("type")
                .asString())
        .isEqualTo("invoice.paid");
    JsonNode stats = server.expect(200, "GET", path(endpoint) + "/stats", null);
    assertThat(stats.path("deliveries").path("delivered").asInt()).isEqualTo(2);
    assertThat(stats.path("total").asInt()).isEqualTo(2);
    assertThat(stats.path("complete").asBoolean()).isTrue();
  }

  @Test
  void a_test_of_an_endpoint_that_is_off_is_kept_as_skipped() {
    JsonNode endpoint = made(",\"enabled\":false");

    JsonNode test = server.expect(202, "POST", path(endpoint) + "/test", null);

    assertThat(test.path("delivery").path("status").asString()).isEqualTo("skipped");
    assertThat(server.sent.all()).isEmpty();
  }

  @Test
  void a_test_that_cannot_be_stored_is_not_said_to_be_sent() {
    JsonNode endpoint = made("");
    server.store.faults().refuseWrites();

    assertThat(server.call("POST", path(endpoint) + "/test", null).statusCode()).isEqualTo(503);
    assertThat(server.sent.all()).isEmpty();
  }

  @Test
  void a_test_has_a_type_that_events_can_have() {
    server.expect(422, "POST", path(made("")) + "/test", "{\"type\":\"a b\"}");
  }

  @Test
  void what_waits_for_an_old_limit_goes_on_under_the_new_one() {
    JsonNode endpoint = made(",\"rate_limit\":{\"limit\":1,\"per\":\"1h\"}");
    server.expect(202, "POST", path(endpoint) + "/test", null);
    server.expect(202, "POST", path(endpoint) + "/test", null);
    assertThat(server.sent.all()).hasSize(1);

    server.expect(200, "PATCH", path(endpoint), "{\"rate_limit\":null}");

    assertThat(server.sent.all()).hasSize(2);
  }
}
