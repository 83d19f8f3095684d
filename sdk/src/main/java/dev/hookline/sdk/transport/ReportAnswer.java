package dev.hookline.sdk.transport;

import java.util.List;

/** What became of a report. */
public sealed interface ReportAnswer permits ReportAnswer.Reported, SessionExpired {

  /**
   * The report is on stable storage.
   *
   * @param results one for each item, in order
   */
  record Reported(List<ItemResult> results, List<CancelWish> cancel) implements ReportAnswer {
    public Reported {
      results = List.copyOf(results);
      cancel = List.copyOf(cancel);
    }
  }
}
