package dev.hookline.server.cron;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hookline.trigger.CronExpressions;
import dev.hookline.trigger.CronExpressions.Reading;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class UnixCronTest {

  private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");

  private static List<String> slots(String expression, ZoneId zone, String from, int count) {
    assertThat(new UnixCron().read(expression, zone)).isInstanceOf(Reading.Valid.class);
    CronExpressions.Slots slots = ((Reading.Valid) new UnixCron().read(expression, zone)).slots();
    List<String> found = new ArrayList<>();
    Instant at = Instant.parse(from);
    while (found.size() < count) {
      at = slots.after(at).orElseThrow();
      found.add(at.toString());
    }
    return found;
  }

  @Test
  void a_daily_slot_stays_at_its_hour_on_the_wall() {
    assertThat(slots("0 7 * * *", BERLIN, "2026-03-27T12:00:00Z", 3))
        .containsExactly("2026-03-28T06:00:00Z", "2026-03-29T05:00:00Z", "2026-03-30T05:00:00Z");
  }

  @Test
  void a_slot_in_the_skipped_hour_fires_when_that_hour_ends() {
    assertThat(slots("30 2 * * *", BERLIN, "2026-03-28T00:00:00Z", 3))
        .containsExactly("2026-03-28T01:30:00Z", "2026-03-29T01:00:00Z", "2026-03-30T00:30:00Z");
  }

  @Test
  void two_slots_in_the_skipped_hour_fire_once() {
    assertThat(slots("0,30 2 * * *", BERLIN, "2026-03-28T12:00:00Z", 2))
        .containsExactly("2026-03-29T01:00:00Z", "2026-03-30T00:00:00Z");
  }

  @Test
  void a_slot_in_the_repeated_hour_fires_once() {
    assertThat(slots("30 2 * * *", BERLIN, "2026-10-24T12:00:00Z", 2))
        .containsExactly("2026-10-25T00:30:00Z", "2026-10-26T01:30:00Z");
  }

  @Test
  void the_repeated_hour_asked_about_in_its_second_pass_has_no_daily_slot() {
    assertThat(slots("30 2 * * *", BERLIN, "2026-10-25T01:10:00Z", 1))
        .containsExactly("2026-10-26T01:30:00Z");
  }

  @Test
  void frequent_slots_go_on_through_the_repeated_hour() {
    assertThat(slots("*/30 * * * *", BERLIN, "2026-10-25T00:00:00Z", 4))
        .containsExactly(
            "2026-10-25T00:30:00Z",
            "2026-10-25T01:00:00Z",
            "2026-10-25T01:30:00Z",
            "2026-10-25T02:00:00Z");
  }

  @Test
  void frequent_slots_go_on_after_the_skipped_hour() {
    assertThat(slots("*/30 * * * *", BERLIN, "2026-03-29T00:00:00Z", 3))
        .containsExactly("2026-03-29T00:30:00Z", "2026-03-29T01:00:00Z", "2026-03-29T01:30:00Z");
  }

  @Test
  void every_second_hour_is_counted_on_the_wall_on_both_sides_of_a_change() {
    assertThat(slots("0 */2 * * *", BERLIN, "2026-03-28T22:30:00Z", 3))
        .containsExactly("2026-03-28T23:00:00Z", "2026-03-29T02:00:00Z", "2026-03-29T04:00:00Z");
  }

  @Test
  void a_midnight_that_does_not_exist_is_not_a_lost_day() {
    assertThat(slots("0 0 * * *", ZoneId.of("Africa/Cairo"), "2026-04-23T12:00:00Z", 2))
        .containsExactly("2026-04-23T22:00:00Z", "2026-04-24T21:00:00Z");
  }

  @Test
  void the_twenty_ninth_of_february_comes_each_four_years() {
    assertThat(slots("0 0 29 2 *", ZoneId.of("UTC"), "2026-01-01T00:00:00Z", 2))
        .containsExactly("2028-02-29T00:00:00Z", "2032-02-29T00:00:00Z");
  }

  @Test
  void the_thirtieth_of_february_never_comes() {
    Reading reading = new UnixCron().read("0 0 30 2 *", BERLIN);
    if (reading instanceof Reading.Valid(CronExpressions.Slots slots)) {
      assertThat(slots.after(Instant.parse("2026-01-01T00:00:00Z"))).isEmpty();
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "* * * *",
        "* * * * * *",
        "60 * * * *",
        "* 24 * * *",
        "* * 32 * *",
        "* * * 13 *",
        "a b c d e",
        "*/0 * * * *",
        "@reboot",
        "5-1 * * * *",
        "99999999999999999999 * * * *"
      })
  void what_is_no_expression_is_refused_with_the_reason(String expression) {
    assertThat(new UnixCron().read(expression, BERLIN))
        .isInstanceOfSatisfying(
            Reading.Invalid.class, invalid -> assertThat(invalid.why()).isNotBlank());
  }

  @Test
  void of_two_day_fields_either_counts_but_both_when_one_is_a_star_with_a_step() {
    ZoneId utc = ZoneId.of("UTC");
    assertThat(slots("0 0 13 * 5", utc, "2026-03-01T00:00:00Z", 3))
        .containsExactly("2026-03-06T00:00:00Z", "2026-03-13T00:00:00Z", "2026-03-20T00:00:00Z");
    assertThat(slots("0 0 */2 * 1", utc, "2026-03-01T00:00:00Z", 3))
        .containsExactly("2026-03-09T00:00:00Z", "2026-03-23T00:00:00Z", "2026-04-13T00:00:00Z");
    assertThat(slots("0 0 1 * */2", utc, "2026-03-01T00:00:00Z", 2))
        .containsExactly("2026-08-01T00:00:00Z", "2026-09-01T00:00:00Z");
    assertThat(slots("0 0 */2 * SUN,7", utc, "2026-03-01T00:00:00Z", 1))
        .containsExactly("2026-03-15T00:00:00Z");
  }
}
