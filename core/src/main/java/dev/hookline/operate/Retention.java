package dev.hookline.operate;

import dev.hookline.job.StoreUnavailable;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Deletes events, requests, answers, and keys and tokens of runs that are older than they are to be
 * kept, a little at a time.
 */
public final class Retention {

  private static final Logger log = LoggerFactory.getLogger(Retention.class);

  private static final int BATCH = 500;
  private static final Duration ANSWERS_KEPT = Duration.ofHours(24);

  private final RetentionStore store;
  private final InstantSource clock;
  private final Duration kept;

  /**
   * @param kept how long events and requests are kept after they came
   */
  public Retention(RetentionStore store, InstantSource clock, Duration kept) {
    this.store = store;
    this.clock = clock;
    this.kept = kept;
  }

  /** Deletes all that is due, in batches between which others can write. Blocks. */
  public void run() {
    Instant now = clock.instant();
    try {
      int events = inBatches(() -> store.deleteEvents(now.minus(kept), BATCH));
      int requests = inBatches(() -> store.deleteRequests(now.minus(kept), BATCH));
      int answers = inBatches(() -> store.deleteAnswers(now.minus(ANSWERS_KEPT), BATCH));
      int keys = inBatches(() -> store.deleteKeys(now, BATCH));
      int tokens = inBatches(() -> store.deleteTokens(now.minus(kept), BATCH));
      if (events + requests + answers + keys + tokens > 0) {
        store.reclaimSpace();
        log.info(
            "retention events={} requests={} answers={} keys={} tokens={}",
            events,
            requests,
            answers,
            keys,
            tokens);
      }
    } catch (StoreUnavailable unavailable) {
      log.warn("Retention could not go on: {}", unavailable.getMessage());
    }
  }

  @FunctionalInterface
  private interface Batch {
    int delete();
  }

  private static int inBatches(Batch batch) {
    int all = 0;
    int deleted;
    do {
      deleted = batch.delete();
      all += deleted;
    } while (deleted == BATCH && !Thread.currentThread().isInterrupted());
    return all;
  }
}
