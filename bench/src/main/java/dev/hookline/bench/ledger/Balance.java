package dev.hookline.bench.ledger;

import java.util.List;

/** Whether the books of a run close. */
public sealed interface Balance {
  /** The figures that were compared, as one line. */
  String summary();

  /** Nothing was lost, invented or repeated. */
  record Closed(String summary) implements Balance {}

  /** The run proves nothing; each reason names the figures that disagree. */
  record Broken(String summary, List<String> reasons) implements Balance {}
}
