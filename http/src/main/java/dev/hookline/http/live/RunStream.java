package dev.hookline.http.live;

import dev.hookline.http.api.run.RunView;
import dev.hookline.id.Id;
import dev.hookline.job.Job;
import dev.hookline.job.StoreUnavailable;
import dev.hookline.task.LogLine;
import java.util.List;
import java.util.concurrent.Executor;
import org.jspecify.annotations.Nullable;

/**
 * One reader of one run. When there is news and the connection takes more, it reads state and log
 * from the store, so a slow reader misses states in between and never a line, and nobody waits for
 * it. First comes the present state; after the final one and all lines comes the end.
 */
final class RunStream {

  private static final int LINES_PER_TURN = 250;
  private static final long AFTER_TROUBLE_MILLIS = 1_000;

  private final FollowedRuns runs;
  private final Id project;
  private final Id run;
  private final Executor background;
  private final EventStream stream;
  private long lastLine;
  private @Nullable RunView lastState;
  private boolean reading;
  private boolean newsWhileReading;

  /** What one look at the store found. */
  private record Found(@Nullable RunView state, List<LogLine> lines) {}

  /**
   * @param lastLine the number of the line after which the reader wants to go on
   * @param background for reads that block
   */
  RunStream(
      FollowedRuns runs,
      Id project,
      Id run,
      long lastLine,
      Executor background,
      EventStream stream) {
    this.runs = runs;
    this.project = project;
    this.run = run;
    this.lastLine = lastLine;
    this.background = background;
    this.stream = stream;
  }

  /**
   * On the response's event loop, after the head was set.
   *
   * @param whenOver is run once, when the stream is over
   */
  void start(Runnable whenOver) {
    stream.start("", wake -> runs.news().follow(run, wake), this::turn, whenOver);
  }

  private void turn() {
    if (reading) {
      newsWhileReading = true;
    } else {
      reading = true;
      long after = lastLine;
      background.execute(() -> look(after));
    }
  }

  /** The state is read before the lines: when it is final, no line can be missing. */
  private void look(long after) {
    try {
      Job job = runs.find(project, run).orElse(null);
      Found found =
          job == null
              ? new Found(null, List.of())
              : new Found(runs.views().full(job), runs.runs().log(run, after, LINES_PER_TURN));
      stream.onLoop(() -> write(found));
    } catch (StoreUnavailable unavailable) {
      stream.onLoop(() -> {
        reading = false;
        stream.wakeAfter(AFTER_TROUBLE_MILLIS);
      });
    }
  }

  private void write(Found found) {
    reading = false;
    if (stream.hasEnded()) {
      return;
    }
    RunView state = found.state();
    if (state == null) {
      stream.end(""); // it was deleted
      return;
    }
    boolean hasAllLines = found.lines().size() < LINES_PER_TURN;
    StringBuilder text = new StringBuilder();
    if (lastState == null || !state.isCompleted()) {
      state(state, text);
    }
    for (LogLine line : found.lines()) {
      text.append(RunStreamText.of(line));
      lastLine = line.number();
    }
    if (state.isCompleted() && hasAllLines) {
      state(state, text);
      stream.end(text);
      return;
    }
    stream.write(text);
    if (!hasAllLines || newsWhileReading) {
      newsWhileReading = false;
      stream.wake();
    }
  }

  private void state(RunView state, StringBuilder text) {
    RunView before = lastState;
    if (before == null || !RunStreamText.of(before, 0).equals(RunStreamText.of(state, 0))) {
      text.append(RunStreamText.of(state, lastLine));
      lastState = state;
    }
  }
}
