package dev.hookline.http.api.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hookline.ingest.CompiledSource;
import dev.hookline.signatures.Secret;
import dev.hookline.signatures.SignedHeader;
import dev.hookline.signatures.SignedRequest;
import dev.hookline.signatures.Verdict;
import dev.hookline.signatures.provider.Configuration;
import dev.hookline.signatures.provider.Providers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

class SourceSecretApiTest {

  private static final String LIST = "/api/v1/sources";
  private static final String OLD = "a-test-secret-of-github-0123456789";

  private final CatalogServer server = new CatalogServer();

  @AfterEach
  void close() {
    server.close();
  }

  private JsonNode made(String members) {
    return server.expect(201, "POST", LIST, "{\"name\":\"test\"," + members + "}");
  }

  private JsonNode github() {
    return made("\"provider\":\"github\",\"secret\":\"" + OLD + "\"");
  }

  private static String path(JsonNode source) {
    return LIST + "/" + source.path("id").asString();
  }

  private boolean accepts(JsonNode source, String secret) {
    Configuration.Ready ready =
        (Configuration.Ready) Providers.find("github").orElseThrow().configure(null);
    byte[] body = "{}".getBytes(StandardCharsets.UTF_8);
    long now = server.clock.millis();
    Map<String, String> headers = new HashMap<>();
    for (SignedHeader header :
        ready.scheme().signer(List.of(Secret.of(secret))).orElseThrow().sign(body, "id", now)) {
      headers.put(header.name(), header.value());
    }
    return compiled(source).verifier().verify(SignedRequest.of("POST", null, headers, body), now)
        instanceof Verdict.Genuine;
  }

  private CompiledSource compiled(JsonNode source) {
    String url = source.path("url").asString();
    return Objects.requireNonNull(server.receiver.source(url.substring(url.lastIndexOf('/') + 1)));
  }

  @Test
  void a_new_secret_is_made_shown_once_and_accepted_beside_the_old() {
    JsonNode source = github();

    JsonNode rotated =
        server.expect(201, "POST", path(source) + "/secrets", "{\"overlap\":\"2h\"}");
    String fresh = rotated.path("secret").asString();

    assertThat(fresh).hasSizeGreaterThanOrEqualTo(32);
    assertThat(rotated.path("secrets").size()).isEqualTo(2);
    assertThat(rotated.path("secrets").get(0).has("expires_at")).isFalse();
    assertThat(rotated.path("secrets").get(1).path("expires_at").isString()).isTrue();
    assertThat(accepts(source, fresh)).isTrue();
    assertThat(accepts(source, OLD)).isTrue();
    server.clock.advance(Duration.ofHours(2));
    assertThat(accepts(source, fresh)).isTrue();
    assertThat(accepts(source, OLD)).isFalse();
    assertThat(server.call("GET", path(source), null).body()).doesNotContain(fresh);
  }

  @Test
  void a_given_secret_is_not_shown() {
    JsonNode source = github();

    JsonNode rotated =
        server.expect(
            201,
            "POST",
            path(source) + "/secrets",
            "{\"secret\":\"another-test-secret-9876543210\",\"overlap\":\"0s\"}");

    assertThat(rotated.has("secret")).isFalse();
    assertThat(rotated.path("secrets").size()).isEqualTo(1);
    assertThat(accepts(source, "another-test-secret-9876543210")).isTrue();
    assertThat(accepts(source, OLD)).isFalse();
  }

  @Test
  void an_overlap_does_not_lengthen_the_life_of_a_secret_that_expires_already() {
    JsonNode source = github();
    server.expect(201, "POST", path(source) + "/secrets", "{\"overlap\":\"1h\"}");
    server.expect(201, "POST", path(source) + "/secrets", "{\"overlap\":\"7d\"}");

    server.clock.advance(Duration.ofHours(1));

    assertThat(accepts(source, OLD)).isFalse();
  }

  @Test
  void a_secret_for_standard_webhooks_is_made_in_its_form() {
    JsonNode source =
        made(
            "\"provider\":\"standard-webhooks\","
                + "\"secret\":\"whsec_MDEyMzQ1Njc4OTAxMjM0NTY3ODkwMTIz\"");

    JsonNode rotated = server.expect(201, "POST", path(source) + "/secrets", null);

    assertThat(rotated.path("secret").asString()).matches("whsec_[A-Za-z0-9+/]{43}=");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{'overlap':'8d'}",
        "{'overlap':7}",
        "{'secret':''}",
        "{'secret':7}",
        "{'color':1}"
      })
  void a_rotation_of_another_form_is_refused(String body) {
    server.expect(422, "POST", path(github()) + "/secrets", body.replace('\'', '"'));
  }

  @Test
  void a_public_key_can_only_come_from_the_sender() {
    JsonNode source =
        made(
            "\"provider\":\"telnyx\","
                + "\"secret\":\"PUAXw+hDiVqStwqnTRt+vJyYLM8uxJaMwM1V8Sr0Zgw=\"");

    JsonNode problem = server.expect(422, "POST", path(source) + "/secrets", "{}");

    assertThat(problem.path("errors").get(0).path("pointer").asString()).isEqualTo("/secret");
  }

  @Test
  void a_source_without_proof_takes_no_secret() {
    JsonNode source = made("\"provider\":\"none\"");

    server.expect(422, "POST", path(source) + "/secrets", "{\"secret\":\"0123456789\"}");
    server.expect(422, "POST", path(source) + "/secrets", null);
  }

  @Test
  void secrets_are_not_changed_by_a_change_of_the_source() {
    JsonNode problem =
        server.expect(422, "PATCH", path(github()), "{\"secrets\":[\"0123456789\"]}");

    assertThat(problem.path("errors").get(0).path("pointer").asString()).isEqualTo("/secrets");
  }

  @Test
  void a_change_that_the_present_secrets_do_not_fit_is_refused() {
    JsonNode source = github();

    JsonNode problem =
        server.expect(422, "PATCH", path(source), "{\"provider\":\"standard-webhooks\"}");

    assertThat(problem.path("errors").get(0).path("pointer").asString()).isEqualTo("/provider");
    server.expect(200, "PATCH", path(source), "{\"provider\":\"shopify\"}");
  }

  @Test
  void a_verification_is_merged_and_checked_as_a_whole() {
    JsonNode source =
        made(
            "\"provider\":\"hmac\",\"secret\":\"0123456789\",\"verification\":"
                + "{\"signature\":{\"header\":\"X-Sig\",\"encoding\":\"hex\"}}");

    JsonNode changed =
        server.expect(
            200,
            "PATCH",
            path(source),
            "{\"verification\":{\"hash\":\"sha512\",\"signature\":{\"encoding\":\"base64\"}}}");

    assertThat(changed.path("verification"))
        .isEqualTo(
            CatalogServer.json(
                "{\"signature\":{\"header\":\"X-Sig\",\"encoding\":\"base64\"},"
                    + "\"hash\":\"sha512\"}"));
    JsonNode problem =
        server.expect(
            422, "PATCH", path(source), "{\"verification\":{\"signature\":{\"header\":null}}}");
    assertThat(problem.path("errors").get(0).path("pointer").asString())
        .isEqualTo("/verification/signature");
  }
}
