package dev.hookline.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hookline.id.Id;
import dev.hookline.signatures.Refusal;
import dev.hookline.signatures.Verdict;
import dev.hookline.signatures.scheme.EventFields;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class SourcesTest {

  private static final Id PROJECT = new Id(1, 1);
  private static final Instant START = Instant.parse("2026-03-01T12:00:00Z");

  private Instant now = START;
  private Runnable whileCompiling = () -> {};
  private int compiled;
  private final List<Source> saved = new ArrayList<>();
  private final Sources sources = new Sources(new ListedSources(), this::compile, () -> now);

  @Test
  void a_source_is_found_by_its_token_and_by_its_id() {
    Source source = source(null);
    sources.add(source);
    assertThat(found(source).source()).isEqualTo(source);
    assertThat(sources.byToken("another")).isNull();
    assertThat(sources.find(PROJECT, source.id())).contains(source);
    assertThat(sources.find(new Id(2, 2), source.id())).isEmpty();
    assertThat(new Sources(new ListedSources(), this::compile, () -> now).byToken(source.token()))
        .isNotNull();
  }

  @Test
  void a_deleted_source_is_known_by_its_url_only() {
    Source source = source(null);
    sources.add(source);
    sources.change(PROJECT, source.id(), present -> present.deleted(now));
    assertThat(found(source).source().deletedAt()).isNotNull();
    assertThat(sources.find(PROJECT, source.id())).isEmpty();
    assertThat(sources.of(PROJECT)).isEmpty();
    assertThat(sources.change(PROJECT, source.id(), present -> present)).isEmpty();
  }

  @Test
  void a_source_is_made_ready_anew_when_one_of_its_secrets_has_expired() {
    Source source = source(START.plusSeconds(60));
    sources.add(source);
    found(source);
    assertThat(compiled).isEqualTo(1);
    now = START.plusSeconds(60);
    assertThat(found(source).validUntil()).isNull();
    found(source);
    assertThat(compiled).isEqualTo(2);
  }

  @Test
  void a_change_is_not_undone_by_a_request_that_sees_an_expired_secret_meanwhile() {
    Source source = source(START.plusSeconds(60));
    sources.add(source);
    now = START.plusSeconds(60);
    whileCompiling =
        () -> {
          whileCompiling = () -> {};
          sources.change(PROJECT, source.id(), present -> present.deleted(now));
        };
    assertThat(found(source).source().deletedAt()).isNotNull();
    assertThat(found(source).source().deletedAt()).isNotNull();
  }

  private CompiledSource found(Source source) {
    return Objects.requireNonNull(sources.byToken(source.token()));
  }

  private CompiledSource compile(Source source, Instant at) {
    compiled++;
    whileCompiling.run();
    Instant validUntil =
        source.secrets().stream()
            .filter(secret -> secret.isActive(at))
            .map(SourceSecret::expiresAt)
            .filter(Objects::nonNull)
            .findFirst()
            .orElse(null);
    return new CompiledSource(
        source,
        (request, millis) -> Verdict.refused(Refusal.NO_SECRET),
        EventFields.NONE,
        null,
        false,
        validUntil);
  }

  private static Source source(@Nullable Instant firstSecretExpires) {
    return new Source(
        new Id(5, 5),
        PROJECT,
        "a source",
        "token-of-a-test",
        "hmac",
        null,
        List.of(
            new SourceSecret("the old test secret", firstSecretExpires),
            new SourceSecret("the new test secret", null)),
        true,
        START,
        null);
  }

  private final class ListedSources implements SourceStore {
    @Override
    public List<Source> all() {
      return List.copyOf(saved);
    }

    @Override
    public void save(Source source) {
      saved.removeIf(present -> present.id().equals(source.id()));
      saved.add(source);
    }
  }
}
