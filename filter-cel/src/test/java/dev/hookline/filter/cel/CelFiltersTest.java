package dev.hookline.filter.cel;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.hookline.event.Headers;
import dev.hookline.filter.EventFilter;
import dev.hookline.filter.FilterBudget;
import dev.hookline.filter.FilterLanguage;
import dev.hookline.filter.FilterReading;
import dev.hookline.filter.FilterSubject;
import dev.hookline.filter.FilterVerdict;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CelFiltersTest {

  private static final FilterLanguage LANGUAGE = new CelFilters();

  private static final String ORDER =
      """
      {"action": "opened", "amount": 1099, "rate": 1.5, "big": 123456789012345678901234567890,
       "paid": true, "note": null, "items": [{"sku": "a"}, {"sku": "b"}], "name": "Zo\u00eb"}
      """;

  private static EventFilter filter(String expression) {
    FilterReading reading = LANGUAGE.read(expression);
    assertThat(reading).as(expression).isInstanceOf(FilterReading.Usable.class);
    return ((FilterReading.Usable) reading).filter();
  }

  private static FilterVerdict test(String expression, String payload) {
    Headers headers =
        new Headers.Builder().add("X-Kind", "order").add("x-two", "1").add("X-Two", "2").build();
    return filter(expression)
        .test(
            new FilterSubject("order.paid", "POST", headers, payload.getBytes(UTF_8)),
            new FilterBudget());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "type == 'order.paid' && method == 'POST'",
        "type.startsWith('order.')",
        "headers['x-kind'] == 'order'",
        "headers['x-two'] == '1, 2'",
        "!('x-other' in headers)",
        "payload.action == 'opened'",
        "payload.action in ['opened', 'closed']",
        "payload.amount > 1000 && payload.amount < 1099.5",
        "payload.rate == 1.5 && payload.rate > 1",
        "payload.big > 1",
        "payload.paid",
        "payload.note == null",
        "has(payload.action) && !has(payload.other)",
        "payload.items.exists(item, item.sku == 'b') && size(payload.items) == 2",
        "payload.name.matches('^Zo') && payload.name == 'Zo\u00eb'",
        "has(payload.other) ? payload.other.x == 1 : true"
      })
  void what_is_true_matches(String expression) {
    assertThat(test(expression, ORDER)).isEqualTo(FilterVerdict.Matches.INSTANCE);
  }

  @Test
  void an_integer_beyond_all_doubles_is_larger_than_any_and_hides_nothing_beside_it() {
    String payload = "{\"action\": \"opened\", \"vast\": 1" + "0".repeat(400) + "}";
    assertThat(test("payload.action == 'opened' && payload.vast > 1e300", payload))
        .isEqualTo(FilterVerdict.Matches.INSTANCE);
  }

  @ParameterizedTest
  @ValueSource(strings = {"type == 'x'", "payload.action == 1", "payload.amount == '1099'"})
  void what_is_false_differs(String expression) {
    assertThat(test(expression, ORDER)).isEqualTo(FilterVerdict.Differs.INSTANCE);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "payload.other == 1",
        "headers['x-other'] == '1'",
        "payload.action > 1",
        "1 / (payload.amount - 1099) == 0"
      })
  void what_has_no_value_fails(String expression) {
    assertThat(test(expression, ORDER)).isInstanceOf(FilterVerdict.Failed.class);
  }

  @Test
  void a_payload_that_is_no_json_is_null() {
    for (String payload : List.of("", "a=b", "{", "\u0000")) {
      assertThat(test("payload == null", payload)).isEqualTo(FilterVerdict.Matches.INSTANCE);
      assertThat(test("payload.a == 1", payload)).isInstanceOf(FilterVerdict.Failed.class);
    }
    assertThat(test("payload == null", "\"" + "x".repeat(SubjectView.PAYLOAD_BYTES_MAX) + "\""))
        .isEqualTo(FilterVerdict.Matches.INSTANCE);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "payload.a ==| 1 | 13",
        "type == 1| 1 | 6",
        "unknown == 1| 1 | 1",
        "payload.a +| 1 | 12",
        "'text'| 1 | 1",
        "payload.matches(payload + '[')| 0 | 0"
      })
  void what_is_wrong_is_told_with_its_place(String expression, int line, int column) {
    FilterReading reading = LANGUAGE.read(expression);
    if (line == 0) { // told when it is asked
      assertThat(test(expression, ORDER)).isInstanceOf(FilterVerdict.Failed.class);
      return;
    }
    assertThat(reading).isInstanceOf(FilterReading.Wrong.class);
    FilterReading.Wrong wrong = (FilterReading.Wrong) reading;
    assertThat(wrong.message()).isNotBlank();
    assertThat(wrong.line()).isEqualTo(line);
    assertThat(wrong.column()).isEqualTo(column);
  }

  @Test
  void what_is_too_long_or_too_deep_is_wrong() {
    assertThat(LANGUAGE.read("true" + " ".repeat(FilterLanguage.EXPRESSION_LENGTH_MAX)))
        .isInstanceOf(FilterReading.Wrong.class);
    assertThat(LANGUAGE.read("(".repeat(500) + "true" + ")".repeat(500)))
        .isInstanceOf(FilterReading.Wrong.class);
    assertThat(LANGUAGE.read("")).isInstanceOf(FilterReading.Wrong.class);
  }

  @Test
  void several_expressions_share_what_was_made_of_a_subject() {
    FilterSubject subject = new FilterSubject("a", "", Headers.NONE, "{\"a\":1}".getBytes(UTF_8));
    SubjectView view = subject.view(SubjectView.class, SubjectView::new);
    filter("payload.a == 1").test(subject, new FilterBudget());

    assertThat(subject.view(SubjectView.class, SubjectView::new)).isSameAs(view);
    assertThat(view.payload()).isSameAs(view.payload());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      quoteCharacter = '~',
      value = {
        "type.matches('('); 1; 14",
        "matches(type, '('); 1; 15",
        "payload.items.exists(i, i.sku.matches('[a')); 1; 39",
        "type == 'a' || timestamp('x') < payload.at; 1; 26",
        "duration('x') == duration('1s'); 1; 10",
        "duration('9999999999999h') > duration('1s'); 1; 10",
      })
  void a_literal_that_cannot_be_read_is_wrong_where_it_stands(
      String expression, int line, int column) {
    assertThat(LANGUAGE.read(expression))
        .isInstanceOfSatisfying(
            FilterReading.Wrong.class,
            wrong -> {
              assertThat(wrong.line()).isEqualTo(line);
              assertThat(wrong.column()).isEqualTo(column);
              assertThat(wrong.message()).startsWith("is no ");
            });
  }

  @Test
  void literals_that_can_be_read_are_let_pass() {
    assertThat(
            test(
                "timestamp('2026-01-01T00:00:00Z') + duration('90s') > timestamp(payload.at)"
                    + " && payload.text.matches('^a(b|c)$') && matches(payload.text, 'b')",
                "{\"at\":\"2026-01-01T00:01:00Z\",\"text\":\"ab\"}"))
        .isInstanceOf(FilterVerdict.Matches.class);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "99999999999999999999 > 1",
        "0x99999999999999999 > 1",
        "-9223372036854775809 < 1",
        "99999999999999999999u > 1u"
      })
  void a_number_that_does_not_fit_is_named_as_such(String expression) {
    assertThat(LANGUAGE.read(expression))
        .isInstanceOfSatisfying(
            FilterReading.Wrong.class,
            wrong -> assertThat(wrong.message()).isEqualTo("is a whole number beyond 64 bits"));
  }
}
