package dev.hookline.id;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class IdTest {

  /** RFC 9562, appendix A.6: the example of a UUID version 7. */
  private static final UUID EXAMPLE = UUID.fromString("017f22e2-79b0-7cc3-98c4-dc0c0c07398f");

  /** TypeID specification 0.3, valid.json, with the alphabet's suffix under our prefixes. */
  @ParameterizedTest
  @CsvSource({
    "00000000-0000-0000-0000-000000000000, 00000000000000000000000000",
    "00000000-0000-0000-0000-000000000001, 00000000000000000000000001",
    "00000000-0000-0000-0000-00000000000a, 0000000000000000000000000a",
    "00000000-0000-0000-0000-000000000010, 0000000000000000000000000g",
    "00000000-0000-0000-0000-000000000020, 00000000000000000000000010",
    "ffffffff-ffff-ffff-ffff-ffffffffffff, 7zzzzzzzzzzzzzzzzzzzzzzzzz",
    "0110c853-1d09-52d8-d73e-1194e95b5f19, 0123456789abcdefghjkmnpqrs",
    "01890a5d-ac96-774b-bcce-b302099a8057, 01h455vb4pex5vsknk084sn02q"
  })
  void known_ids_have_their_known_text(String uuid, String suffix) {
    Id id = of(UUID.fromString(uuid));
    assertThat(id.text(IdPrefix.EVENT)).isEqualTo("evt_" + suffix);
    assertThat(Id.parse(IdPrefix.EVENT, "evt_" + suffix)).contains(id);
  }

  @Test
  void the_time_of_a_known_id_is_read() {
    assertThat(of(EXAMPLE).time()).isEqualTo(Instant.parse("2022-02-22T19:22:22.000Z"));
  }

  @Test
  void every_prefix_round_trips() {
    for (IdPrefix prefix : IdPrefix.values()) {
      String text = of(EXAMPLE).text(prefix);
      assertThat(Id.parse(prefix, text)).contains(of(EXAMPLE));
      assertThat(text).matches("[a-z]{2,3}_[0-7][0-9a-hjkmnp-tv-z]{25}");
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "evt_",
        "evt",
        "dlv_01h455vb4pex5vsknk084sn02q",
        "evt-01h455vb4pex5vsknk084sn02q",
        "evt_01h455vb4pex5vsknk084sn02",
        "evt_01h455vb4pex5vsknk084sn02q0",
        "evt_01H455VB4PEX5VSKNK084SN02Q",
        "evt_01h455vb4pex5vsknk084sn02u",
        "evt_01h455vb4pex5vsknk084sn02l",
        "evt_01h455vb4pex5vsknk084sn02i",
        "evt_01h455vb4pex5vsknk084sn02o",
        "evt_8zzzzzzzzzzzzzzzzzzzzzzzzz",
        "evt_/1h455vb4pex5vsknk084sn02q",
        "evt_ 1h455vb4pex5vsknk084sn02q",
        "evt_01h455vb4pex5vsknk084sn0\u00e9q",
        "EVT_01h455vb4pex5vsknk084sn02q"
      })
  void any_other_text_is_no_id(String text) {
    assertThat(Id.parse(IdPrefix.EVENT, text)).isEmpty();
  }

  @Test
  void texts_sort_as_ids_do() {
    Random random = new Random(20260301);
    List<Id> ids = new ArrayList<>();
    for (int at = 0; at < 2_000; at++) {
      ids.add(new Id(random.nextLong(), random.nextLong()));
    }
    ids.sort(Comparator.naturalOrder());

    assertThat(ids).extracting(id -> id.text(IdPrefix.RUN)).isSorted();
    assertThat(ids)
        .allMatch(
            id -> Id.parse(IdPrefix.RUN, id.text(IdPrefix.RUN)).equals(java.util.Optional.of(id)));
  }

  @Test
  void a_range_over_time_holds_the_ids_of_that_time() {
    Instant time = Instant.parse("2026-03-01T12:00:00.123Z");
    Id id = new IdGenerator(() -> time, 0).next();
    assertThat(id.high()).isGreaterThanOrEqualTo(Id.highAt(time));
    assertThat(id.high()).isLessThan(Id.highAt(time.plusMillis(1)));
    assertThat(id.time()).isEqualTo(time);
  }

  @ParameterizedTest
  @ValueSource(strings = {"-1000000000-01-01T00:00:00Z", "1969-12-31T23:59:59Z"})
  void times_before_all_ids_begin_with_the_first(String time) {
    assertThat(Id.highAt(Instant.parse(time))).isZero();
  }

  @Test
  void times_after_all_ids_end_with_the_last() {
    assertThat(Id.highAt(Instant.MAX))
        .isPositive()
        .isEqualTo(Id.highAt(Instant.MAX.minusSeconds(9)));
  }

  private static Id of(UUID uuid) {
    return new Id(uuid.getMostSignificantBits(), uuid.getLeastSignificantBits());
  }
}
