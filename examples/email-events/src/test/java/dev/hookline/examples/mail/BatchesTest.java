package dev.hookline.examples.mail;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.LinkedBlockingQueue;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
final class BatchesTest {

  private static final Duration FOR_EVER = Duration.ofHours(1);

  private final BlockingQueue<List<Notification>> committed = new LinkedBlockingQueue<>();

  @Test
  void a_full_batch_does_not_wait() throws Exception {
    try (Batches batches = Batches.start(committed::add, 3, FOR_EVER)) {
      CompletableFuture<Void> all =
          CompletableFuture.allOf(apply(batches, "a"), apply(batches, "b"), apply(batches, "c"));

      assertThat(committed.take()).extracting(Notification::event).contains("a", "b", "c");
      all.join();
    }
  }

  @Test
  void a_batch_that_is_not_full_waits_only_so_long() throws Exception {
    try (Batches batches = Batches.start(committed::add, 100, Duration.ofMillis(10))) {
      batches.apply(List.of(notification("a")));

      assertThat(committed.take()).extracting(Notification::event).containsExactly("a");
    }
  }

  @Test
  void an_event_that_cannot_be_stored_does_not_hold_up_its_batch() {
    Ledger picky =
        notifications -> {
          if (notifications.stream().anyMatch(one -> one.event().equals("bad"))) {
            throw new SQLException("a zero in a text", "22021");
          }
          committed.add(notifications);
        };
    try (Batches batches = Batches.start(picky, 2, FOR_EVER)) {
      CompletableFuture<Void> bad = apply(batches, "bad");

      apply(batches, "good").join();

      assertThatThrownBy(bad::join).isInstanceOf(CompletionException.class);
      assertThat(committed).hasSize(1);
    }
  }

  @Test
  void all_of_a_batch_fail_when_the_database_is_away() {
    Ledger away =
        notifications -> {
          throw new SQLException("connection refused", "08001");
        };
    try (Batches batches = Batches.start(away, 2, FOR_EVER)) {
      CompletableFuture<Void> one = apply(batches, "a");
      CompletableFuture<Void> other = apply(batches, "b");

      assertThatThrownBy(one::join).hasRootCauseMessage("connection refused");
      assertThatThrownBy(other::join).hasRootCauseMessage("connection refused");
    }
  }

  private static CompletableFuture<Void> apply(Batches batches, String event) {
    CompletableFuture<Void> done = new CompletableFuture<>();
    Thread.startVirtualThread(() -> {
      try {
        batches.apply(List.of(notification(event)));
        done.complete(null);
      } catch (SQLException | InterruptedException failure) {
        done.completeExceptionally(failure);
      }
    });
    return done;
  }

  private static Notification notification(String event) {
    return new Notification(event, "ada@example.com", "delivered", Instant.EPOCH);
  }
}
