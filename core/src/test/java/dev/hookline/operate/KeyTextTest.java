package dev.hookline.operate;

import static org.assertj.core.api.Assertions.assertThat;

import java.security.SecureRandom;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class KeyTextTest {

  @Test
  void generated_keys_are_well_formed_and_differ() {
    SecureRandom random = new SecureRandom();
    Set<String> keys = new HashSet<>();
    for (int at = 0; at < 500; at++) {
      String key = KeyText.generate(random);
      assertThat(key).matches("hk_[0-9A-Za-z]{38}");
      assertThat(KeyText.isWellFormed(key)).isTrue();
      keys.add(key);
    }
    assertThat(keys).hasSize(500);
  }

  @Test
  void one_changed_letter_is_noticed() {
    String key = KeyText.generate(new SecureRandom());
    for (int at = KeyText.PREFIX.length(); at < key.length(); at++) {
      char other = key.charAt(at) == 'x' ? 'y' : 'x';
      String changed = key.substring(0, at) + other + key.substring(at + 1);
      assertThat(KeyText.isWellFormed(changed)).isFalse();
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "hk_", "hk_short", "a key that the operator has made up himself.."})
  void other_texts_are_not_well_formed(String text) {
    assertThat(KeyText.isWellFormed(text)).isFalse();
  }

  @Test
  void little_is_shown_and_the_hash_is_the_known_one() {
    String key = KeyText.generate(new SecureRandom());
    assertThat(KeyText.shown(key)).isEqualTo(key.substring(0, 9));
    assertThat(KeyText.shown("abc")).isEqualTo("abc");
    assertThat(HexFormat.of().formatHex(KeyText.hash("abc")))
        .isEqualTo("ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
  }
}
