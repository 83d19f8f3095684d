package dev.hookline.sdk.transport;

import java.util.List;

/** What a worker is to do. */
public sealed interface LeaseAnswer permits LeaseAnswer.Leased, SessionExpired {

  /**
   * Runs to execute and runs to end; either may be empty.
   *
   * @param runs at most as many as were asked for
   */
  record Leased(List<LeasedRun> runs, List<CancelWish> cancel) implements LeaseAnswer {
    public Leased {
      runs = List.copyOf(runs);
      cancel = List.copyOf(cancel);
    }
  }
}
