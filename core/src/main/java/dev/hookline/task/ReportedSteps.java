package dev.hookline.task;

import dev.hookline.job.Job;
import dev.hookline.job.Step;
import java.util.ArrayList;
import java.util.List;

/** The steps of one run in a report, and where they stand in it. */
final class ReportedSteps {

  private final List<Step> steps = new ArrayList<>();
  private final List<Integer> positions = new ArrayList<>();

  void add(int position, Step step) {
    steps.add(step);
    positions.add(position);
  }

  List<Step> steps() {
    return steps;
  }

  List<Integer> positions() {
    return positions;
  }

  /** No end of the run came with them, so they are notes like others. */
  void note(Job held, List<RunNote> notes, List<Integer> noted) {
    steps.forEach(step -> notes.add(new RunNote.Stepped(held, step)));
    noted.addAll(positions);
  }
}
