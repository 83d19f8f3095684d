package dev.hookline.http.live;

import io.vertx.core.Context;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpConnection;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.BooleanSupplier;

/**
 * An answer of server-sent events that is written in turns: when there is news, however much of it,
 * one turn is asked for on the response's event loop, and only while the connection takes more. It
 * ends when its reader may no longer read, and when the server stops. All methods but {@link #wake}
 * are for that event loop.
 */
final class EventStream {

  private static final long HEARTBEAT_MILLIS = 15_000;
  private static final String GREETING = "retry: 2000\n: hello\n\n";

  private final Vertx vertx;
  private final Context context;
  private final HttpConnection connection;
  private final HttpServerResponse response;
  private final BooleanSupplier mayRead;
  private final AtomicBoolean woken = new AtomicBoolean();
  private Runnable turn = () -> {};
  private Runnable whenEnded = () -> {};
  private AutoCloseable news = () -> {};
  private long heartbeat;
  private boolean ended;

  /**
   * On the request's event loop.
   *
   * @param mayRead asked before anything is written, so it must be quick
   */
  EventStream(HttpServerRequest request, BooleanSupplier mayRead) {
    Context current = Vertx.currentContext();
    if (current == null) {
      throw new IllegalStateException("not on an event loop");
    }
    this.context = current;
    this.vertx = current.owner();
    this.connection = request.connection();
    this.response = request.response();
    this.mayRead = mayRead;
  }

  /** Where news are told; each wakes this stream until it has ended. */
  @FunctionalInterface
  interface News {

    /** Runs {@code wake} after each; the result ends that. */
    AutoCloseable follow(Runnable wake);
  }

  /**
   * Greets, and has the first turn. After the head was set.
   *
   * @param nextTurn writes what is new
   * @param whenOver is run once, when the stream is over
   */
  void start(String firstText, News following, Runnable nextTurn, Runnable whenOver) {
    turn = nextTurn;
    whenEnded = whenOver;
    response.closeHandler(_ -> stop());
    response.exceptionHandler(_ -> stop());
    connection.shutdownHandler(_ -> onLoop(this::leave));
    response.write(GREETING + firstText);
    news = following.follow(this::wake);
    heartbeat = vertx.setPeriodic(HEARTBEAT_MILLIS, _ -> beat());
    wake();
  }

  /** There is news; on any thread. */
  void wake() {
    if (woken.compareAndSet(false, true)) {
      context.runOnContext(_ -> takeTurn());
    }
  }

  /** Wakes it later. */
  void wakeAfter(long millis) {
    vertx.setTimer(millis, _ -> wake());
  }

  /** Runs something on the response's event loop; on any thread. */
  void onLoop(Runnable action) {
    context.runOnContext(_ -> action.run());
  }

  /** Whether nothing may be written any more. A reader who may no longer read is sent away. */
  boolean hasEnded() {
    if (!mayRead.getAsBoolean()) {
      leave();
    }
    return ended;
  }

  void write(CharSequence text) {
    if (!text.isEmpty()) {
      response.write(text.toString());
    }
  }

  /** Writes the last of it. */
  void end(CharSequence text) {
    stop();
    response.end(text.toString());
  }

  private void takeTurn() {
    woken.set(false);
    if (hasEnded()) {
      return;
    }
    if (response.writeQueueFull()) {
      response.drainHandler(_ -> wake());
    } else {
      turn.run();
    }
  }

  private void beat() {
    if (!hasEnded() && !response.writeQueueFull()) {
      response.write(": heartbeat\n\n");
    }
  }

  private void leave() {
    if (!ended) {
      end("");
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
      news.close();
    } catch (Exception impossible) {
      throw new IllegalStateException(impossible);
    }
  }
}
