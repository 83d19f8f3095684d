package dev.hookline.bench.receive;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

final class LongHashSetTest {
  @Test
  void each_value_is_new_once_however_many_there_are() {
    LongHashSet set = new LongHashSet();

    assertThat(LongStream.range(0, 200_000).filter(set::add).count()).isEqualTo(200_000);
    assertThat(LongStream.range(0, 200_001).filter(set::add).count()).isEqualTo(1);
  }
}
