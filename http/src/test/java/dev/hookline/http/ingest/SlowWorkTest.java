package dev.hookline.http.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class SlowWorkTest {

  private final CountDownLatch open = new CountDownLatch(1);
  private final SlowWork work = new SlowWork(1, 2);

  @AfterEach
  void end() {
    open.countDown();
    work.close();
  }

  @Test
  void what_is_over_the_bound_is_refused_and_the_rest_is_done() throws InterruptedException {
    CountDownLatch done = new CountDownLatch(3);
    CountDownLatch begun = new CountDownLatch(1);
    assertThat(
            work.offer(() -> {
              begun.countDown();
              await(open);
              done.countDown();
            }))
        .isTrue();
    assertThat(begun.await(10, TimeUnit.SECONDS)).isTrue();
    assertThat(work.offer(done::countDown)).isTrue();
    assertThat(work.offer(done::countDown)).isTrue();

    assertThat(work.offer(done::countDown)).isFalse();

    open.countDown();
    assertThat(done.await(10, TimeUnit.SECONDS)).isTrue();
  }

  @Test
  void after_the_end_nothing_is_taken() {
    work.close();
    assertThat(work.offer(() -> {})).isFalse();
  }

  private static void await(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
    }
  }
}
