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

  /**
   * Deletes all that is due, in batches between which others can write, and gives the room back.
   * Blocks. Throws nothing: what could not be done now is tried at the next run.
   */
  public void run() {
    Instant now = clock.instant();
    Instant before = now.minus(kept);
    try {
      int events = inBatches("events", () -> store.deleteEvents(before, BATCH));
      int requests = inBatches("requests", () -> store.deleteRequests(before, BATCH));
      int answers = inBatches("answers", () -> store.deleteAnswers(now.minus(ANSWERS_KEPT), BATCH));
      int keys = inBatches("keys", () -> store.deleteKeys(now, BATCH));
      int tokens = inBatches("tokens", () -> store.deleteTokens(before, BATCH));
      if (events + requests + answers + keys + tokens > 0) {
        log.info(
            "retention events={} requests={} answers={} keys={} tokens={}",
            events,
            requests,
            answers,
            keys,
            tokens);
      }
      store.reclaimSpace();
    } catch (StoreUnavailable unavailable) {
      if (!Thread.currentThread().isInterrupted()) {
        log.warn("Retention could not go on: {}", unavailable.getMessage());
      }
    } catch (RuntimeException defect) {
      log.error("Freed space could not be given back; it is tried again", defect);
    }
  }

  @FunctionalInterface
  private interface Batch {
    int delete();
  }

  /** A defect that keeps one kind from being deleted does not keep the others. */
  private static int inBatches(String what, Batch batch) {
    int all = 0;
    int deleted;
    do {
      try {
        deleted = batch.delete();
      } catch (StoreUnavailable unavailable) {
        throw unavailable;
      } catch (RuntimeException defect) {
        log.error("Old {} could not be deleted; it is tried again", what, defect);
        return all;
      }
      all += deleted;
    } while (deleted == BATCH && !Thread.currentThread().isInterrupted());
    return all;
  }
}
