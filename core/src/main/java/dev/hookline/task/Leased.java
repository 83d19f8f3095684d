package dev.hookline.task;

import java.util.List;

/**
 * What a lease brought: runs to execute, and runs to be ended.
 *
 * @param number of the answer within its session, from 1
 */
public record Leased(List<RunUnderWay> runs, List<CancelWish> cancel, long number) {

  public Leased {
    runs = List.copyOf(runs);
    cancel = List.copyOf(cancel);
  }
}
