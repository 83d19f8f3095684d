package dev.hookline.http.api.source;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hookline.filter.FilterCache;
import dev.hookline.filter.FilterLanguage;
import dev.hookline.id.Id;
import dev.hookline.ingest.CompiledSource;
import dev.hookline.ingest.Source;
import dev.hookline.ingest.SourceSecret;
import dev.hookline.signatures.Refusal;
import dev.hookline.signatures.SignedRequest;
import dev.hookline.signatures.Verdict;
import dev.hookline.signatures.handshake.Handshake;
import dev.hookline.signatures.handshake.Reply;
import dev.hookline.signatures.handshake.Stage;
import dev.hookline.signatures.sample.SampleMessage;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class JsonSourceCompilerTest {

  private static final Instant NOW = Instant.parse("2026-02-03T04:05:06Z");
  private static final SourceSecret PRESENT = new SourceSecret("a-test-secret", null);

  private static CompiledSource compiled(
      String provider, @Nullable String verification, List<SourceSecret> secrets) {
    Source source =
        new Source(
            new Id(1, 1),
            new Id(2, 2),
            "test",
            "token",
            provider,
            verification,
            secrets,
            true,
            NOW,
            null);
    return new JsonSourceCompiler(new FilterCache(FilterLanguage.NONE)).compile(source, NOW);
  }

  private static SignedRequest request(String header, String value) {
    return SignedRequest.of("POST", null, Map.of(header, value), new byte[0]);
  }

  private static Verdict verdict(CompiledSource compiled, String header, String value) {
    return compiled.verifier().verify(request(header, value), NOW.toEpochMilli());
  }

  @Test
  void the_verification_of_the_api_decides_where_the_secret_stands() {
    CompiledSource compiled =
        compiled("api-key", "{\"header\":\"X-Own\",\"prefix\":\"Key \"}", List.of(PRESENT));

    assertThat(verdict(compiled, "X-Own", "Key a-test-secret")).isInstanceOf(Verdict.Genuine.class);
    assertThat(verdict(compiled, "X-Api-Key", "a-test-secret")).isInstanceOf(Verdict.Refused.class);
  }

  @Test
  void a_secret_that_has_expired_is_not_accepted() {
    CompiledSource compiled =
        compiled("api-key", null, List.of(PRESENT, new SourceSecret("an-old-secret", NOW)));

    assertThat(verdict(compiled, "X-Api-Key", "a-test-secret")).isInstanceOf(Verdict.Genuine.class);
    assertThat(verdict(compiled, "X-Api-Key", "an-old-secret"))
        .isEqualTo(Verdict.refused(Refusal.MISMATCH));
    assertThat(compiled.validUntil()).isNull();
  }

  @Test
  void it_is_valid_until_the_first_of_its_secrets_expires() {
    CompiledSource compiled =
        compiled(
            "api-key",
            null,
            List.of(
                PRESENT,
                new SourceSecret("later", NOW.plusSeconds(20)),
                new SourceSecret("sooner", NOW.plusSeconds(10))));

    assertThat(compiled.validUntil()).isEqualTo(NOW.plusSeconds(10));
  }

  @Test
  void credentials_are_told_from_signatures() {
    assertThat(compiled("api-key", null, List.of(PRESENT)).wrongCredentials()).isTrue();
    assertThat(
            compiled("basic", null, List.of(new SourceSecret("user:password", null)))
                .wrongCredentials())
        .isTrue();
    assertThat(compiled("github", null, List.of(PRESENT)).wrongCredentials()).isFalse();
    assertThat(compiled("none", null, List.of()).wrongCredentials()).isFalse();
  }

  @Test
  void what_cannot_be_compiled_refuses_everything_and_harms_nothing_else() {
    for (CompiledSource compiled :
        List.of(
            compiled("forgotten", null, List.of(PRESENT)),
            compiled("hmac", "{\"signature\":", List.of(PRESENT)),
            compiled("hmac", "{\"unknown\":1}", List.of(PRESENT)),
            compiled("hmac", "[]", List.of(PRESENT)),
            compiled("github", null, List.of()))) {
      assertThat(verdict(compiled, "X-Api-Key", "a-test-secret"))
          .isEqualTo(Verdict.refused(Refusal.NO_SECRET));
    }
  }

  @Test
  void a_provider_with_handshakes_answers_them_and_others_have_none() {
    Handshake slack = compiled("slack", null, List.of(PRESENT)).handshake();
    byte[] body =
        "{\"challenge\":\"3eZb\",\"type\":\"url_verification\"}".getBytes(StandardCharsets.UTF_8);
    SampleRequest request = new SampleRequest(new SampleMessage("unused", List.of(), body));

    assertThat(Objects.requireNonNull(slack).reply(request, new Stage.Genuine(0)))
        .isEqualTo(new Reply.Answer(200, "text/plain", Map.of(), "3eZb", null, null));
    assertThat(slack.reply(request, Stage.UNVERIFIED)).isInstanceOf(Reply.NotAsked.class);
    assertThat(compiled("github", null, List.of(PRESENT)).handshake()).isNull();
  }
}
