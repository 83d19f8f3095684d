package dev.hookline.bench.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

final class FigureTableTest {
  @Test
  void a_figure_stands_against_its_limit_and_its_goal() {
    assertThat(Figure.atLeast("a", 0.59, "", 0.60, 0.65).standing()).isEqualTo(Standing.MISSED);
    assertThat(Figure.atLeast("a", 0.60, "", 0.60, 0.65).standing()).isEqualTo(Standing.MET);
    assertThat(Figure.atLeast("a", 0.65, "", 0.60, 0.65).standing()).isEqualTo(Standing.GOAL);
    assertThat(Figure.below("b", 180, "MB", 180, 150).standing()).isEqualTo(Standing.MISSED);
    assertThat(Figure.below("b", 179, "MB", 180, 150).standing()).isEqualTo(Standing.MET);
    assertThat(Figure.below("b", 149, "MB", 180, 150).standing()).isEqualTo(Standing.GOAL);
    assertThat(Figure.information("c", 1, "/s").standing()).isEqualTo(Standing.INFORMATION);
  }

  @Test
  void a_value_that_could_not_be_measured_meets_nothing() {
    assertThat(Figure.atLeast("a", Double.NaN, "", 0.60, 0.65).standing())
        .isEqualTo(Standing.MISSED);
    assertThat(Figure.below("b", Double.NaN, "", 1, 1).standing()).isEqualTo(Standing.MISSED);
  }

  @Test
  void the_table_names_value_target_and_standing() {
    String table =
        FigureTable.of(List.of(Figure.atLeast("relay", 8_123.4, "events/s", 8_000, 12_000)));

    assertThat(table).containsPattern("relay +8,123 events/s +>= 8,000 \\(goal 12,000\\) +met\n");
  }
}
