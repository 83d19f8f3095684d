package dev.hookline.operate;

import java.time.Instant;

/** Deletes what is old. All methods block and throw StoreUnavailable. */
public interface RetentionStore {

  /**
   * Deletes at most {@code limit} events received before a time whose jobs have all ended, with
   * their jobs and attempts.
   *
   * @return how many events; less than {@code limit} means that there are no more
   */
  int deleteEvents(Instant before, int limit);

  /** Deletes at most {@code limit} kept requests and remembered answers from before these times. */
  int deleteRequests(Instant before, int limit);

  int deleteAnswers(Instant before, int limit);

  /** Deletes at most {@code limit} keys of runs that are free again. */
  int deleteKeys(Instant now, int limit);

  /** Deletes at most {@code limit} tokens that were over before a time. */
  int deleteTokens(Instant before, int limit);

  /**
   * Gives freed space back to the file system, in portions between which others can write; some may
   * be kept for what comes next. Ends early when the thread is interrupted.
   */
  void reclaimSpace();
}
