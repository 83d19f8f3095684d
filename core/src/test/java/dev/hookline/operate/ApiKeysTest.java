package dev.hookline.operate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.hookline.id.Id;
import dev.hookline.id.IdGenerator;
import dev.hookline.job.StoreUnavailable;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class ApiKeysTest {

  private static final Id PROJECT = new Id(1, 1);
  private static final String CHOSEN = "a-test-key-of-the-operator";

  private Instant now = Instant.parse("2026-03-01T12:00:00Z");
  private final InstantSource clock = () -> now;
  private final IdGenerator ids = new IdGenerator(clock, 0);
  private final ListedKeys store = new ListedKeys();
  private final ApiKeys keys = new ApiKeys(store, ids, clock);

  @Test
  void a_created_key_is_known_by_its_text_also_after_a_start() {
    ApiKeys.Created created = keys.create(PROJECT, "ci", Set.of(Scope.PUBLISH), null);
    assertThat(keys.authenticate(created.text())).contains(created.key());
    assertThat(keys.authenticate(created.text() + "x")).isEmpty();
    assertThat(keys.authenticate("")).isEmpty();
    ApiKeys next = new ApiKeys(store, ids, clock);
    assertThat(next.authenticate(created.text())).isPresent();
    assertThat(next.authenticate(created.text()).orElseThrow().scopes())
        .containsExactly(Scope.PUBLISH);
  }

  @Test
  void the_text_is_not_stored() {
    ApiKeys.Created created = keys.create(PROJECT, "ci", Set.of(Scope.READ), null);
    assertThat(store.saved).singleElement().asString().doesNotContain(created.text());
    assertThat(created.text()).startsWith(created.key().shown());
  }

  @Test
  void an_expired_or_revoked_key_opens_nothing() {
    ApiKeys.Created expiring = keys.create(PROJECT, "a", Set.of(Scope.READ), now.plusSeconds(60));
    ApiKeys.Created revoked = keys.create(PROJECT, "b", Set.of(Scope.READ), null);
    assertThat(keys.revoke(PROJECT, revoked.key().id())).isPresent();
    assertThat(keys.authenticate(revoked.text())).isEmpty();
    assertThat(keys.isInForce(revoked.key())).isFalse();
    assertThat(keys.authenticate(expiring.text())).isPresent();
    assertThat(keys.isInForce(expiring.key())).isTrue();
    now = now.plusSeconds(60);
    assertThat(keys.authenticate(expiring.text())).isEmpty();
    assertThat(keys.isInForce(expiring.key())).isFalse();
    assertThat(new ApiKeys(store, ids, clock).authenticate(revoked.text())).isEmpty();
    assertThat(keys.of(PROJECT)).hasSize(2);
  }

  @Test
  void the_key_of_another_project_cannot_be_revoked() {
    ApiKeys.Created created = keys.create(PROJECT, "a", Set.of(Scope.ADMIN), null);
    assertThat(keys.revoke(new Id(2, 2), created.key().id())).isEmpty();
    assertThat(keys.authenticate(created.text())).isPresent();
  }

  @Test
  void a_chosen_key_is_made_once() {
    ApiKey first = keys.ensure(PROJECT, "chosen", CHOSEN);
    assertThat(keys.ensure(PROJECT, "chosen", CHOSEN)).isEqualTo(first);
    assertThat(store.saved).hasSize(1);
    assertThat(keys.authenticate(CHOSEN)).contains(first);
  }

  @Test
  void a_chosen_key_that_was_revoked_stays_revoked_at_every_start() {
    ApiKey first = keys.ensure(PROJECT, "chosen", CHOSEN);
    keys.revoke(PROJECT, first.id());
    for (int start = 0; start < 2; start++) {
      ApiKeys next = new ApiKeys(store, ids, clock);
      assertThat(next.ensure(PROJECT, "chosen", CHOSEN).revokedAt()).isNotNull();
      assertThat(next.authenticate(CHOSEN)).isEmpty();
    }
    assertThat(store.saved).hasSize(1);
  }

  @Test
  void of_two_keys_with_one_text_the_newer_counts() {
    ApiKey first = keys.ensure(PROJECT, "chosen", CHOSEN);
    keys.revoke(PROJECT, first.id());
    ApiKey again =
        new ApiKey(
            ids.next(), PROJECT, "again", first.shown(), first.hash(), first.scopes(), null, null);
    store.save(again);
    java.util.Collections.reverse(store.saved); // a store promises no order
    assertThat(new ApiKeys(store, ids, clock).authenticate(CHOSEN)).contains(again);
  }

  @Test
  void a_key_that_cannot_be_stored_opens_nothing() {
    store.refusing = true;
    assertThatExceptionOfType(StoreUnavailable.class)
        .isThrownBy(() -> keys.ensure(PROJECT, "chosen", CHOSEN));
    assertThat(keys.authenticate(CHOSEN)).isEmpty();
  }

  @Test
  void scopes_include_what_they_should() {
    assertThat(Scope.ADMIN.includes(Scope.PUBLISH)).isTrue();
    assertThat(Scope.WRITE.includes(Scope.READ)).isTrue();
    assertThat(Scope.WRITE.includes(Scope.ADMIN)).isFalse();
    assertThat(Scope.READ.includes(Scope.WRITE)).isFalse();
    assertThat(Scope.PUBLISH.includes(Scope.READ)).isFalse();
    for (Scope scope : Scope.values()) {
      assertThat(scope.includes(scope)).isTrue();
      assertThat(Scope.of(scope.word())).contains(scope);
    }
    assertThat(Scope.of("everything")).isEmpty();
  }

  private static final class ListedKeys implements ApiKeyStore {
    private final List<ApiKey> saved = new ArrayList<>();
    private boolean refusing;

    @Override
    public List<ApiKey> all() {
      return List.copyOf(saved);
    }

    @Override
    public void save(ApiKey key) {
      if (refusing) {
        throw new StoreUnavailable("the test refuses it");
      }
      saved.removeIf(present -> present.id().equals(key.id()));
      saved.add(key);
    }
  }
}
