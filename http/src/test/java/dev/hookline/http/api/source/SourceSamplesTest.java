package dev.hookline.http.api.source;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hookline.filter.FilterCache;
import dev.hookline.filter.FilterLanguage;
import dev.hookline.id.Id;
import dev.hookline.ingest.CompiledSource;
import dev.hookline.ingest.Source;
import dev.hookline.ingest.SourceSecret;
import dev.hookline.signatures.Scheme;
import dev.hookline.signatures.Verdict;
import dev.hookline.signatures.handshake.Handshake;
import dev.hookline.signatures.handshake.Reply;
import dev.hookline.signatures.handshake.Stage;
import dev.hookline.signatures.provider.Configuration;
import dev.hookline.signatures.provider.Provider;
import dev.hookline.signatures.provider.Providers;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class SourceSamplesTest {

  private static final Instant NOW = Instant.parse("2026-02-03T04:05:06Z");
  private static final String URL = "https://hooks.hookline.test/in/0123456789abcdefABCDEF";
  private static final SecureRandom RANDOM = new SecureRandom();

  /** A provider, and a secret that was made for it here. */
  record Signable(String provider, List<SourceSecret> secrets) {
    Source source() {
      return new Source(
          new Id(1, 1),
          new Id(2, 2),
          "test",
          "0123456789abcdefABCDEF",
          provider,
          null,
          secrets,
          true,
          NOW,
          null);
    }

    @Override
    public String toString() {
      return provider;
    }
  }

  static List<Signable> signable() {
    return Providers.all().stream().flatMap(provider -> signable(provider).stream()).toList();
  }

  private static Optional<Signable> signable(Provider provider) {
    if (!(provider.configure(null) instanceof Configuration.Ready(Scheme scheme, var _))) {
      return Optional.empty();
    }
    return GeneratedSecret.of(scheme, RANDOM)
        .map(text -> new Signable(provider.key(), List.of(new SourceSecret(text, null))))
        .filter(made -> SourceSamples.of(made.source(), URL, null, "sample_1", NOW).isPresent());
  }

  @Test
  void most_providers_can_be_imitated() {
    assertThat(signable())
        .extracting(Signable::provider)
        .contains("github", "stripe", "slack", "shopify", "standard-webhooks", "svix", "basic")
        .doesNotContain("telnyx", "discord");
  }

  @ParameterizedTest
  @MethodSource("signable")
  void a_sample_is_genuine_and_has_the_id_that_it_was_given(Signable signable) {
    Source source = signable.source();
    CompiledSource compiled =
        new JsonSourceCompiler(new FilterCache(FilterLanguage.NONE)).compile(source, NOW);

    SampleRequest sample = SourceSamples.of(source, URL, null, "sample_1", NOW).orElseThrow();

    assertThat(compiled.verifier().verify(sample, NOW.toEpochMilli()))
        .isInstanceOf(Verdict.Genuine.class);
    Handshake handshake = compiled.handshake();
    if (handshake != null) {
      for (Stage stage : List.of(Stage.UNVERIFIED, Stage.UNSIGNED, new Stage.Genuine(0))) {
        assertThat(handshake.reply(sample, stage)).isInstanceOf(Reply.NotAsked.class);
      }
    }
    if (!compiled.fields().id().isEmpty()) {
      assertThat(compiled.fields().of(sample).id()).startsWith("sample_1");
    }
    if (!compiled.fields().type().isEmpty()) {
      assertThat(compiled.fields().of(sample).type()).isNotBlank();
    }
  }

  @Test
  void without_proof_there_is_nothing_to_sign() {
    Source source = new Signable("none", List.of()).source();

    assertThat(SourceSamples.of(source, URL, null, "sample_1", NOW)).isPresent();
  }

  @Test
  void an_expired_secret_signs_no_sample() {
    Source source = new Signable("github", List.of(new SourceSecret("0123456789", NOW))).source();

    assertThat(SourceSamples.of(source, URL, null, "sample_1", NOW)).isEmpty();
  }
}
