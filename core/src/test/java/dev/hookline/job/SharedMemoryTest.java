package dev.hookline.job;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class SharedMemoryTest {

  private final SharedMemory memory = new SharedMemory(1_000);

  @Test
  void one_lane_gets_half_and_another_half_of_the_rest() {
    assertThat(filled()).isEqualTo(500);
    assertThat(filled()).isEqualTo(250);
    assertThat(filled()).isEqualTo(125);
  }

  @Test
  void a_lane_that_was_refused_is_told_of_once_when_something_is_given_back() {
    memory.take(1_000);
    assertThat(memory.giveBack(10)).isFalse();
    memory.take(10);

    assertThat(memory.hasRoomIn(0)).isFalse();
    assertThat(memory.giveBack(10)).isTrue();
    assertThat(memory.giveBack(10)).isFalse();
    assertThat(memory.hasRoomIn(0)).isTrue();
  }

  @Test
  void one_job_is_let_through_as_long_as_it_is_not_twice_too_much() {
    memory.take(1_999);
    assertThat(memory.hasRoomForOne()).isTrue();
    memory.take(1);
    assertThat(memory.hasRoomForOne()).isFalse();
  }

  /** How much a lane gets that takes what it can, byte by byte. */
  private long filled() {
    long lane = 0;
    while (memory.hasRoomFor(lane, 1)) {
      memory.take(1);
      lane++;
    }
    return lane;
  }
}
