package dev.hookline.task;

import java.util.List;

/** What a lease brought: runs to execute, and runs to be ended. */
public record Leased(List<RunUnderWay> runs, List<CancelWish> cancel) {

  public Leased {
    runs = List.copyOf(runs);
    cancel = List.copyOf(cancel);
  }
}
