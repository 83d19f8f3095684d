package dev.hookline.server.story;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** A source is tried out without its sender, with every sample that the server lists. */
class SamplesTravelLikeRealWebhooksTest {

  private static final List<String> SHARED_SECRET =
      List.of("github", "stripe", "shopify", "slack", "svix", "resend", "twilio", "mailgun");

  @AutoClose private final StartedServer server = StartedServer.start();

  @Test
  void each_sample_of_a_provider_is_verified_and_becomes_an_event() {
    int sent = 0;
    for (JsonNode provider :
        server.api().get("/api/v1/providers").expect(200).json().path("data")) {
      if (SHARED_SECRET.contains(provider.path("key").asString())) {
        SourceSetUp source =
            server.source(
                provider.path("key").asString(), "whsec_dGVzdC1zZWNyZXQtdGVzdC1zZWNyZXQ=");
        for (JsonNode type : provider.path("samples")) {
          JsonNode answer =
              server
                  .api()
                  .post(
                      "/api/v1/sources/" + source.id() + "/test",
                      "{\"type\":\"" + type.asString() + "\"}")
                  .expect(202)
                  .json();
          JsonNode event = server.event(answer.path("id").asString());
          assertThat(event.path("source").asString()).isEqualTo(source.id());
          if (!"twilio".equals(provider.path("key").asString())) { // it names no types
            assertThat(event.path("type").asString()).isEqualTo(type.asString().replace("/", "."));
          }
          sent++;
        }
      }
    }
    assertThat(sent).isGreaterThanOrEqualTo(20);
  }
}
