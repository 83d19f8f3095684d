package dev.hookline.filter.cel;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.hookline.event.Headers;
import dev.hookline.filter.EventFilter;
import dev.hookline.filter.FilterBudget;
import dev.hookline.filter.FilterReading;
import dev.hookline.filter.FilterSubject;
import dev.hookline.filter.FilterVerdict;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Every one of these would take seconds, or all memory, if it were not stopped. */
@Timeout(value = 20, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
final class CostLimitTest {

  private static final String HUNDRED = "[" + "1,".repeat(99) + "1]";
  private static final String THOUSAND = "[" + "1,".repeat(999) + "1]";

  private static FilterVerdict test(String expression, String payload) {
    FilterReading reading = new CelFilters().read(expression);
    assertThat(reading).as(expression).isInstanceOf(FilterReading.Usable.class);
    EventFilter filter = ((FilterReading.Usable) reading).filter();
    byte[] bytes = payload.getBytes(UTF_8);
    assertThat(bytes).hasSizeLessThanOrEqualTo(SubjectView.PAYLOAD_BYTES_MAX);
    return filter.test(new FilterSubject("a", "POST", Headers.NONE, bytes), new FilterBudget());
  }

  private static void isStopped(String expression, String payload) {
    assertThat(test(expression, payload))
        .as(expression)
        .isEqualTo(FilterVerdict.TooCostly.INSTANCE);
  }

  private static void isTrue(String expression, String payload) {
    assertThat(test(expression, payload)).as(expression).isEqualTo(FilterVerdict.Matches.INSTANCE);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "payload.all(a, payload.all(b, payload.all(c, c == 1)))",
        "payload.exists(a, payload.exists(b, a != b || payload.exists(c, c == 2)))",
        "payload.map(a, payload.map(b, payload.map(c, c + b))).size() == 1",
        "payload.filter(a, payload.filter(b, payload.exists(c, c == 2)).size() == 1).size() == 1",
        "payload.exists_one(a, payload.exists_one(b, payload.exists_one(c, c == 2)))"
      })
  void nested_loops_over_a_payload_are_stopped(String expression) {
    isStopped(expression, HUNDRED);
  }

  @Test
  void a_loop_is_stopped_although_an_error_in_it_could_still_become_true() {
    isStopped("payload.exists(a, payload.exists(b, payload.exists(c, c.x == 2))) || true", HUNDRED);
  }

  @Test
  void many_that_are_asked_about_together_share_a_budget() {
    EventFilter filter =
        ((FilterReading.Usable) new CelFilters().read("payload.all(a, a == 1)")).filter();
    FilterBudget budget = new FilterBudget();
    byte[] payload = THOUSAND.getBytes(UTF_8);
    int answered = 0;
    FilterVerdict verdict = FilterVerdict.Matches.INSTANCE;
    while (verdict.equals(FilterVerdict.Matches.INSTANCE) && answered < 1_000) {
      verdict = filter.test(new FilterSubject("a", "POST", Headers.NONE, payload), budget);
      answered++;
    }
    assertThat(verdict).isEqualTo(FilterVerdict.TooCostly.INSTANCE);
    assertThat(answered).isBetween(20, 200);
    assertThat(budget.next()).isZero();
  }

  @Test
  void a_text_that_doubles_is_stopped_before_it_fills_the_memory() {
    isStopped("[type]" + ".map(t, t + t)".repeat(60) + ".size() == 1", "{}");
    isStopped("[b'ab']" + ".map(t, t + t)".repeat(60) + ".size() == 1", "{}");
  }

  @Test
  void a_list_that_doubles_is_stopped() {
    isStopped("[payload]" + ".map(t, t + t)".repeat(60) + ".exists(t, t.all(x, x == 1))", HUNDRED);
    isStopped("[payload]" + ".map(t, t + t)".repeat(20) + ".exists(t, t == t)", HUNDRED);
  }

  @Test
  void a_regular_expression_costs_by_the_text_and_by_its_own_size() {
    String text = "{\"text\": \"" + "ab".repeat(100_000) + "\"}";
    isStopped("payload.text.matches('(a|b|ab|ba){1,20}c')", text);
    isStopped("matches(payload.text, '([ab]+){1,40}c')", text);
    isTrue("payload.text.matches('^ab')", "{\"text\": \"" + "ab".repeat(20_000) + "\"}");
    isTrue("payload.text.matches('^[a-z]{2,32}$')", "{\"text\": \"" + "ab".repeat(16) + "\"}");
  }

  @Test
  void a_regular_expression_that_comes_with_the_payload_counts_as_a_large_one() {
    isStopped(
        "payload.text.matches(payload.pattern)",
        "{\"text\": \"" + "ab".repeat(1_000) + "\", \"pattern\": \"a\"}");
    isTrue("payload.text.matches(payload.pattern)", "{\"text\": \"abc\", \"pattern\": \"b\"}");
  }

  @Test
  void a_text_searched_in_another_costs_by_both() {
    String half = "a".repeat(100_000);
    isStopped("payload.text.contains(payload.part)", texts(half, half.substring(1) + "b"));
    isTrue("payload.text.contains('b')", texts(half + "b", ""));
    isTrue("payload.text.startsWith(payload.part)", texts(half, half));
  }

  @Test
  void what_is_compared_as_a_whole_costs_by_its_size() {
    String payload = "{\"list\": " + THOUSAND + ", \"same\": " + THOUSAND + "}";
    isTrue("payload.list == payload.same && payload != {} && 1 in payload.list", payload);
    isStopped("payload.list.all(x, payload.list == payload.same)", payload);
    isStopped("payload.list.all(x, x in payload.list)", payload);
  }

  @Test
  void a_large_filter_over_a_large_payload_is_answered() {
    String items =
        IntStream.range(0, 5_000)
            .mapToObj(number -> "{\"sku\": \"sku-" + number + "\", \"count\": 1}")
            .collect(Collectors.joining(",", "[", "]"));
    String members =
        IntStream.range(0, 60)
            .mapToObj(number -> "payload.kind != 'no-" + number + "'")
            .collect(Collectors.joining(" && "));
    isTrue(
        members + " && payload.items.exists(item, item.sku == 'sku-4999' && item.count > 0)",
        "{\"kind\": \"order\", \"items\": " + items + "}");
    isTrue(
        "payload.items.filter(item, item.count > 0).size() == 5000", "{\"items\": " + items + "}");
  }

  @Test
  void loops_over_written_lists_that_cannot_end_in_time_are_refused() {
    String loops =
        HUNDRED + ".all(a, " + HUNDRED + ".all(b, " + HUNDRED + ".all(c, a + b + c > 0)))";

    FilterReading reading = new CelFilters().read(loops);

    assertThat(reading).isInstanceOf(FilterReading.Wrong.class);
    assertThat(((FilterReading.Wrong) reading).message()).contains("100,000 steps");
    isTrue(HUNDRED + ".all(a, " + HUNDRED + ".all(b, a == b))", "{}");
  }

  @Test
  void the_worst_that_is_let_through_takes_little_time() {
    String text = "{\"text\": \"" + "a".repeat(4_000) + "\"}";
    long startedNanos = System.nanoTime();
    for (int time = 0; time < 20; time++) {
      isStopped("[1,2,3,4,5].all(x, payload.text.matches('(a?){60}b') || true)", text);
    }
    assertThat(System.nanoTime() - startedNanos).isLessThan(TimeUnit.SECONDS.toNanos(10));
  }

  private static String texts(String text, String part) {
    return "{\"text\": \"" + text + "\", \"part\": \"" + part + "\"}";
  }
}
