package dev.hookline.task;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Consumer;

/** Collects the results of a report and gives the answer when all are there. */
final class Reporting {

  private final WorkerReport.Result[] results;
  private final Consumer<List<WorkerReport.Result>> answer;
  private int missing;
  private boolean answered;

  Reporting(int reports, Consumer<List<WorkerReport.Result>> answer) {
    this.results = new WorkerReport.Result[reports];
    this.answer = answer;
    this.missing = reports;
  }

  void result(int at, WorkerReport.Result result) {
    synchronized (this) {
      if (results[at] != null) {
        return;
      }
      results[at] = result;
      missing--;
    }
    answerIfDone();
  }

  void answerIfDone() {
    synchronized (this) {
      if (missing > 0 || answered) {
        return;
      }
      answered = true;
    }
    answer.accept(new ArrayList<>(Arrays.asList(results)));
  }
}
