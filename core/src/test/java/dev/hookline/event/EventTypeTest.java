package dev.hookline.event;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class EventTypeTest {

  private static final String LONGEST = "a".repeat(EventType.LENGTH_MAX);

  @ParameterizedTest
  @ValueSource(strings = {"a", "invoice.paid", "A-b_9.x", "0.0.0", "_", "-"})
  void words_between_dots_are_a_type(String type) {
    assertThat(EventType.isValid(type)).isTrue();
    assertThat(EventType.isValidPattern(type)).isTrue();
    assertThat(EventType.isValidPattern(type + ".*")).isTrue();
    assertThat(EventType.normalize(type, "other")).isEqualTo(type);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", ".", "a.", ".a", "a..b", "a b", "a/b", "*", "a.*", "\u00e4", "a\n", "a\0"})
  void anything_else_is_not(String type) {
    assertThat(EventType.isValid(type)).isFalse();
  }

  @Test
  void a_type_has_a_greatest_length() {
    assertThat(EventType.isValid(LONGEST)).isTrue();
    assertThat(EventType.isValid(LONGEST + "a")).isFalse();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "**", "*.a", "a*", "a.*.b", ".*", "a.**", "a. *"})
  void a_star_stands_alone_or_as_the_last_word(String pattern) {
    assertThat(EventType.isValidPattern(pattern)).isFalse();
  }

  @ParameterizedTest
  @CsvSource({
    "*, invoice.paid, true",
    "invoice.paid, invoice.paid, true",
    "invoice.paid, invoice.paid.late, false",
    "invoice.paid, Invoice.paid, false",
    "invoice.*, invoice.paid, true",
    "invoice.*, invoice.paid.late, true",
    "invoice.*, invoice, false",
    "invoice.*, invoices.paid, false",
    "invoice.*, invoice_paid, false"
  })
  void patterns_match_what_is_below_them(String pattern, String type, boolean matches) {
    assertThat(EventType.matches(pattern, type)).isEqualTo(matches);
  }

  @ParameterizedTest
  @CsvSource({
    "products/update, products.update",
    "payment::created, payment.created",
    "a b, a_b",
    "/a//b/, a.b",
    "\u00fcber.\u00e4nderung, _ber._nderung",
    "..., fallback",
    "//:, fallback"
  })
  void a_senders_own_name_is_made_to_fit(String name, String type) {
    assertThat(EventType.normalize(name, "fallback")).isEqualTo(type);
  }

  @Test
  void a_name_that_is_cut_is_valid_all_the_same() {
    for (int dots = 0; dots < 5; dots++) {
      String name = "a".repeat(EventType.LENGTH_MAX - dots) + "....b".substring(4 - dots) + "cdef";
      String type = EventType.normalize(name, "fallback");
      assertThat(EventType.isValid(type)).isTrue();
    }
    assertThat(EventType.normalize("\0".repeat(10_000), "fallback")).hasSize(EventType.LENGTH_MAX);
    assertThat(EventType.normalize("", "fallback")).isEqualTo("fallback");
  }
}
