package dev.hookline.http.api.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hookline.signatures.provider.Providers;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

class ProviderApiTest {

  private static final CatalogServer SERVER = new CatalogServer();

  @AfterAll
  static void close() {
    SERVER.close();
  }

  private static JsonNode provider(String key) {
    return SERVER
        .expect(200, "GET", "/api/v1/providers", null)
        .path("data")
        .valueStream()
        .filter(provider -> provider.path("key").asString().equals(key))
        .findFirst()
        .orElseThrow();
  }

  @Test
  void the_catalogue_names_every_provider() {
    JsonNode list = SERVER.expect(200, "GET", "/api/v1/providers", null);

    assertThat(list.path("data").size()).isEqualTo(Providers.all().size());
    assertThat(list.path("next").isNull()).isTrue();
  }

  @Test
  void a_provider_says_what_its_sources_need() {
    assertThat(provider("github").path("secret_required").asBoolean()).isTrue();
    assertThat(provider("github").path("verification").asString()).isEqualTo("optional");
    assertThat(provider("github").path("scheme").path("signature").path("header").asString())
        .isEqualTo("X-Hub-Signature-256");
    assertThat(provider("hmac").path("verification").asString()).isEqualTo("required");
    assertThat(provider("none").path("secret_required").asBoolean()).isFalse();
  }

  @Test
  void the_scheme_of_a_provider_can_be_the_verification_of_a_source() {
    String scheme = provider("github").path("scheme").toString();

    SERVER.expect(
        201,
        "POST",
        "/api/v1/sources",
        "{\"name\":\"x\",\"provider\":\"hmac\",\"secret\":\"0123456789\",\"verification\":"
            + scheme
            + "}");
  }
}
