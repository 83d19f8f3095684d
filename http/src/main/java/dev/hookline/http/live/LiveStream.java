package dev.hookline.http.live;

import dev.hookline.live.Change;
import dev.hookline.live.ChangeFeed;
import io.vertx.core.Context;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServerResponse;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Predicate;

/**
 * One reader of the feed. It asks the feed for what follows, on its event loop, whenever something
 * changed and the connection takes more; a slow reader falls behind in the ring and is told of the
 * gap, and nobody waits for it.
 */
final class LiveStream {

  private static final int CHANGES_PER_TURN = 256;
  private static final long HEARTBEAT_MILLIS = 15_000;

  private final Vertx vertx;
  private final Context context;
  private final ChangeFeed feed;
  private final String feedName;
  private final LiveFilter filter;
  private final Predicate<Change> isLast;
  private final HttpServerResponse response;
  private final AtomicBoolean woken = new AtomicBoolean();
  private long lastNumber;
  private long heartbeat;
  private AutoCloseable subscription = () -> {};
  private Runnable whenEnded = () -> {};
  private boolean ended;

  /**
   * @param feedName distinguishes this process's numbers from an earlier one's
   * @param lastNumber the number after which the reader wants to go on
   * @param isLast after which change the stream ends
   */
  LiveStream(
      Vertx vertx,
      ChangeFeed feed,
      String feedName,
      LiveFilter filter,
      long lastNumber,
      Predicate<Change> isLast,
      HttpServerResponse response) {
    this.vertx = vertx;
    this.context = vertx.getOrCreateContext();
    this.feed = feed;
    this.feedName = feedName;
    this.filter = filter;
    this.lastNumber = lastNumber;
    this.isLast = isLast;
    this.response = response;
  }

  /**
   * On the response's event loop, after the head was set.
   *
   * @param ended is run once, when the stream is over
   */
  void start(String firstText, Runnable ended) {
    whenEnded = ended;
    response.closeHandler(closed -> stop());
    response.exceptionHandler(failure -> stop());
    response.write("retry: 2000\n: hello\n\n" + firstText);
    subscription = feed.onChange(this::wake);
    heartbeat = vertx.setPeriodic(HEARTBEAT_MILLIS, timer -> beat());
    wake();
  }

  private void wake() {
    if (woken.compareAndSet(false, true)) {
      context.runOnContext(ignored -> writeNew());
    }
  }

  private void beat() {
    if (!ended && !response.writeQueueFull()) {
      response.write(": heartbeat\n\n");
    }
  }

  private void writeNew() {
    woken.set(false);
    if (ended) {
      return;
    }
    if (response.writeQueueFull()) {
      response.drainHandler(drained -> wake());
      return;
    }
    ChangeFeed.Page page = feed.after(lastNumber, CHANGES_PER_TURN);
    StringBuilder text = new StringBuilder();
    if (page.gap()) {
      text.append("event: gap\ndata: {\"reason\":\"some changes are no longer kept\"}\n\n");
    }
    long number = page.lastNumber() - page.changes().size();
    for (Change change : page.changes()) {
      number++;
      if (filter.wants(change)) {
        text.append(ChangeText.of(change, feedName + "-" + number));
        if (isLast.test(change)) {
          lastNumber = number;
          response.end(text.toString());
          stop();
          return;
        }
      }
    }
    lastNumber = page.lastNumber();
    if (!text.isEmpty()) {
      response.write(text.toString());
    }
    if (page.changes().size() == CHANGES_PER_TURN) {
      wake();
    }
  }

  private void stop() {
    if (ended) {
      return;
    }
    ended = true;
    whenEnded.run();
    vertx.cancelTimer(heartbeat);
    try {
      subscription.close();
    } catch (Exception impossible) {
      throw new IllegalStateException(impossible);
    }
  }
}
