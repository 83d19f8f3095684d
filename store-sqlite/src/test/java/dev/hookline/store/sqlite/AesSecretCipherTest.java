package dev.hookline.store.sqlite;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.hookline.ingest.Source;
import dev.hookline.ingest.SourceSecret;
import dev.hookline.live.Meters;
import dev.hookline.testkit.contract.Samples;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class AesSecretCipherTest {

  private static final byte[] KEY =
      "a key for tests, 32 bytes long!!".getBytes(StandardCharsets.UTF_8);
  private static final byte[] OTHER_KEY =
      "other key for tests of 32 bytes!".getBytes(StandardCharsets.UTF_8);
  private static final byte[] SECRET = "- test secret".getBytes(StandardCharsets.UTF_8);

  private final SecretCipher cipher = new AesSecretCipher(KEY);

  @Test
  void a_secret_comes_back_and_looks_different_each_time() {
    byte[] first = cipher.encrypt(SECRET, "endpoint|1");
    byte[] second = cipher.encrypt(SECRET, "endpoint|1");

    assertThat(first).isNotEqualTo(second);
    assertThat(cipher.decrypt(first, "endpoint|1")).isEqualTo(SECRET);
    assertThat(cipher.decrypt(second, "endpoint|1")).isEqualTo(SECRET);
  }

  @Test
  void a_secret_moved_to_another_row_cannot_be_read() {
    byte[] stored = cipher.encrypt(SECRET, "endpoint|1");

    assertThatThrownBy(() -> cipher.decrypt(stored, "endpoint|2"))
        .isInstanceOf(IllegalStateException.class);
  }

  @Test
  void a_secret_that_was_tampered_with_or_cut_cannot_be_read() {
    byte[] stored = cipher.encrypt(SECRET, "endpoint|1");
    byte[] cut = java.util.Arrays.copyOf(stored, 5);
    stored[stored.length - 1] ^= 1;

    assertThatThrownBy(() -> cipher.decrypt(stored, "endpoint|1"))
        .isInstanceOf(IllegalStateException.class);
    assertThatThrownBy(() -> cipher.decrypt(cut, "endpoint|1"))
        .isInstanceOf(IllegalStateException.class);
  }

  @Test
  void another_key_or_none_cannot_read_it_and_says_so() {
    byte[] stored = cipher.encrypt(SECRET, "endpoint|1");

    assertThatThrownBy(() -> new AesSecretCipher(OTHER_KEY).decrypt(stored, "endpoint|1"))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("another key");
    assertThatThrownBy(() -> SecretCipher.NONE.decrypt(stored, "endpoint|1"))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("key");
  }

  @Test
  void a_key_of_the_wrong_length_is_refused() {
    assertThatThrownBy(() -> new AesSecretCipher(new byte[16]))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void secrets_stored_before_a_key_was_set_can_be_read_and_new_ones_are_not_in_the_file(
      @TempDir Path folder) throws Exception {
    Source before;
    try (SqliteStore store = open(folder, SecretCipher.NONE)) {
      before = source(new Samples(store.ids()), "stored in the clear");
      store.sources().save(before);
    }
    Source after;
    try (SqliteStore store = open(folder, cipher)) {
      after = source(new Samples(store.ids()), "stored under a key");
      store.sources().save(after);
      assertThat(store.sources().all()).containsExactlyInAnyOrder(before, after);
    }
    String file = Files.readString(folder.resolve("hookline.db"), StandardCharsets.ISO_8859_1);
    assertThat(file).contains("stored in the clear").doesNotContain("stored under a key");
  }

  private static SqliteStore open(Path folder, SecretCipher cipher) {
    return SqliteStore.open(
        SqliteSettings.standard(folder),
        InstantSource.system(),
        System::nanoTime,
        cipher,
        Meters.NONE);
  }

  private static Source source(Samples samples, String secret) {
    return new Source(
        samples.id(),
        samples.id(),
        "Billing",
        "token",
        "hmac",
        null,
        List.of(new SourceSecret(secret, null)),
        true,
        Samples.NOW,
        null);
  }
}
