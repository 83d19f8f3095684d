package dev.hookline.server.story;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.hookline.testkit.ManualClock;
import java.io.IOException;
import java.io.InputStream;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Requests of which the providers' documentation says whether they are genuine, sent to a server
 * whose clock shows their time, behind a proxy where they sign the URL.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class SignatureFixturesAreJudgedOverHttpTest {

  private static final Instant A_TIME_WITHOUT_MEANING = Instant.ofEpochSecond(1_700_000_000);

  private final ManualClock clock = ManualClock.at(A_TIME_WITHOUT_MEANING);
  @AutoClose private final StartedServer server = StartedServer.start(Map.of(), clock);

  record Fixture(int index, JsonNode entry) {
    @Override
    public String toString() {
      return index + " " + entry.path("provider").asString() + ": " + entry.path("note").asString();
    }
  }

  static List<Fixture> fixtures() throws IOException {
    try (InputStream file =
        SignatureFixturesAreJudgedOverHttpTest.class.getResourceAsStream(
            "/fixtures/signatures.json")) {
      List<Fixture> fixtures = new ArrayList<>();
      for (JsonNode entry : JsonMapper.shared().readTree(Objects.requireNonNull(file))) {
        fixtures.add(new Fixture(fixtures.size(), entry));
      }
      assertThat(fixtures).hasSize(144);
      return fixtures;
    }
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("fixtures")
  void as_its_provider_judges_it(Fixture fixture) {
    JsonNode entry = fixture.entry();
    SignatureFixtureSource sender = new SignatureFixtureSource(entry);
    JsonNode now = entry.path("now");
    clock.set(now.isNumber() ? Instant.ofEpochSecond(now.longValue()) : A_TIME_WITHOUT_MEANING);
    Answer made = server.api().post("/api/v1/sources", sender.json());
    if (made.status() == 422) { // a secret of no use is refused before it can do harm
      assertThat(entry.path("expect").asString()).isEqualTo("invalid");
      return;
    }
    String url =
        server.base()
            + "/in/"
            + made.expect(201).json().path("url").asString().replaceFirst(".*/", "");
    String signedUrl = sender.text("url");
    int query = signedUrl == null ? -1 : signedUrl.indexOf('?');
    String method = sender.text("method");

    Answer answer =
        server
            .api()
            .hook(
                method == null ? "POST" : method,
                query < 0 ? url : url + Objects.requireNonNull(signedUrl).substring(query),
                body(sender, entry),
                headers(entry));

    if (entry.path("expect").asString().equals("valid")) {
      assertThat(answer.status()).as("%s", answer).isIn(200, 202);
    } else {
      assertThat(answer.status()).as("%s", answer).isIn(401, 405);
    }
  }

  private static byte[] body(SignatureFixtureSource sender, JsonNode entry) {
    String base64 = sender.text("body_base64");
    return base64 == null
        ? entry.path("body").asString().getBytes(UTF_8)
        : Base64.getDecoder().decode(base64);
  }

  private static Map<String, String> headers(JsonNode entry) {
    Map<String, String> headers = new HashMap<>();
    entry
        .path("headers")
        .properties()
        .forEach(header -> headers.put(header.getKey(), header.getValue().stringValue()));
    return headers;
  }
}
