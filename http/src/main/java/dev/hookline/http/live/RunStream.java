package dev.hookline.http.live;

import dev.hookline.http.api.run.RunView;
import dev.hookline.id.Id;
import dev.hookline.job.Job;
import dev.hookline.job.StoreUnavailable;
import dev.hookline.task.LogLine;
import dev.hookline.task.RunNews;
import io.vertx.core.Context;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServerResponse;
import java.util.List;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;

/**
 * One reader of one run. When there is news and the connection takes more, it reads state and log
 * from the store, so a slow reader misses states in between and never a line, and nobody waits for
 * it. First comes the present state; the final one comes after all lines, and then the end.
 */
final class RunStream {

  private static final int LINES_PER_TURN = 250;
  private static final long HEARTBEAT_MILLIS = 15_000;
  private static final long AFTER_TROUBLE_MILLIS = 1_000;

  private final Vertx vertx;
  private final Context context;
  private final FollowedRuns runs;
  private final Id project;
  private final Id run;
  private final Executor background;
  private final HttpServerResponse response;
  private final AtomicBoolean woken = new AtomicBoolean();
  private long lastLine;
  private @Nullable RunView lastState;
  private boolean reading;
  private boolean newsWhileReading;
  private boolean ended;
  private long heartbeat;
  private RunNews.@Nullable Following following;
  private Runnable whenEnded = () -> {};

  /** What one look at the store found. */
  private record Found(@Nullable Job job, @Nullable RunView state, List<LogLine> lines) {}

  /**
   * @param lastLine the number of the line after which the reader wants to go on
   * @param background for reads that block
   */
  RunStream(
      Vertx vertx,
      FollowedRuns runs,
      Id project,
      Id run,
      long lastLine,
      Executor background,
      HttpServerResponse response) {
    this.vertx = vertx;
    this.context = vertx.getOrCreateContext();
    this.runs = runs;
    this.project = project;
    this.run = run;
    this.lastLine = lastLine;
    this.background = background;
    this.response = response;
  }

  /**
   * On the response's event loop, after the head was set.
   *
   * @param whenOver is run once, when the stream is over
   */
  void start(Runnable whenOver) {
    whenEnded = whenOver;
    response.closeHandler(_ -> stop());
    response.exceptionHandler(_ -> stop());
    response.write("retry: 2000\n: hello\n\n");
    following = runs.news().follow(run, this::wake);
    heartbeat = vertx.setPeriodic(HEARTBEAT_MILLIS, _ -> beat());
    wake();
  }

  private void wake() {
    if (woken.compareAndSet(false, true)) {
      context.runOnContext(_ -> turn());
    }
  }

  private void beat() {
    if (!ended && !response.writeQueueFull()) {
      response.write(": heartbeat\n\n");
    }
  }

  private void turn() {
    woken.set(false);
    if (ended) {
      return;
    }
    if (reading) {
      newsWhileReading = true;
    } else if (response.writeQueueFull()) {
      response.drainHandler(_ -> wake());
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
              ? new Found(null, null, List.of())
              : new Found(job, runs.views().full(job), runs.runs().log(run, after, LINES_PER_TURN));
      context.runOnContext(_ -> write(found));
    } catch (StoreUnavailable unavailable) {
      context.runOnContext(_ -> {
        reading = false;
        vertx.setTimer(AFTER_TROUBLE_MILLIS, _ -> wake());
      });
    }
  }

  private void write(Found found) {
    reading = false;
    if (ended) {
      return;
    }
    RunView state = found.state();
    if (state == null) {
      stop();
      response.end(); // it was deleted
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
      stop();
      response.end(text.toString());
      return;
    }
    if (!text.isEmpty()) {
      response.write(text.toString());
    }
    if (!hasAllLines || newsWhileReading) {
      newsWhileReading = false;
      wake();
    }
  }

  private void state(RunView state, StringBuilder text) {
    RunView before = lastState;
    if (before == null || !RunStreamText.of(before, 0).equals(RunStreamText.of(state, 0))) {
      text.append(RunStreamText.of(state, lastLine));
      lastState = state;
    }
  }

  private void stop() {
    if (ended) {
      return;
    }
    ended = true;
    whenEnded.run();
    vertx.cancelTimer(heartbeat);
    RunNews.Following present = following;
    if (present != null) {
      present.close();
    }
  }
}
