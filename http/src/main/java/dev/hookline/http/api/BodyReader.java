package dev.hookline.http.api;

import dev.hookline.http.ingest.BrokenFraming;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerRequest;
import java.util.Arrays;
import java.util.function.Consumer;

/**
 * Reads the whole body of one request, and no more than is allowed. Lives on the request's event
 * loop. What it took of the budget is given back by whoever gets the bytes, otherwise by itself.
 */
final class BodyReader {

  private static final int FIRST_BYTES = 4_096;
  private static final byte[] NOTHING = {};

  private final Vertx vertx;
  private final int maxBytes;
  private final BodyBudget budget;
  private final Consumer<Body> done;
  private byte[] bytes = NOTHING;
  private int length;
  private long timer = -1;
  private boolean ended;

  /** How the reading of a body ends. */
  sealed interface Body {
    @SuppressWarnings("ArrayRecordComponent") // compared nowhere
    record Complete(byte[] bytes) implements Body {}

    record TooLarge(int maxBytes) implements Body {}

    record TooSlow() implements Body {}

    /** The budget is used up. */
    record NoRoom() implements Body {}

    /** What came is no body; the client awaits an answer. */
    record Malformed() implements Body {}

    /** The client has gone. */
    record Broken() implements Body {}
  }

  private BodyReader(Vertx vertx, int maxBytes, BodyBudget budget, Consumer<Body> done) {
    this.vertx = vertx;
    this.maxBytes = maxBytes;
    this.budget = budget;
    this.done = done;
  }

  /** Must be called before the request's first content arrives; {@code done} is told once. */
  static void read(
      Vertx vertx,
      HttpServerRequest request,
      int maxBytes,
      long timeoutMillis,
      BodyBudget budget,
      Consumer<Body> done) {
    BodyReader reader = new BodyReader(vertx, maxBytes, budget, done);
    if (RequestHeaders.length(request) > maxBytes) {
      reader.fail(new Body.TooLarge(maxBytes));
      return;
    }
    reader.timer = vertx.setTimer(Math.max(1, timeoutMillis), _ -> reader.fail(new Body.TooSlow()));
    request.handler(reader::add);
    request.exceptionHandler(failure ->
        reader.fail(BrokenFraming.isCauseOf(failure) ? new Body.Malformed() : new Body.Broken()));
    request.endHandler(_ -> reader.complete());
    if (RequestHeaders.awaitsContinue(request)) {
      request.response().writeContinue();
    }
  }

  private void add(Buffer chunk) {
    if (ended) {
      return;
    }
    int more = chunk.length();
    if (more > maxBytes - length) {
      fail(new Body.TooLarge(maxBytes));
      return;
    }
    if (!budget.take(more)) {
      fail(new Body.NoRoom());
      return;
    }
    if (length + more > bytes.length) {
      int grown = Math.max(length + more, Math.min(maxBytes, Math.max(FIRST_BYTES, 2 * length)));
      bytes = Arrays.copyOf(bytes, grown);
    }
    chunk.getBytes(bytes, length);
    length += more;
  }

  private void complete() {
    if (!ended) {
      end(new Body.Complete(length == bytes.length ? bytes : Arrays.copyOf(bytes, length)));
    }
  }

  private void fail(Body why) {
    if (!ended) {
      budget.giveBack(length);
      end(why);
    }
  }

  private void end(Body body) {
    ended = true;
    bytes = NOTHING;
    if (timer >= 0) {
      vertx.cancelTimer(timer);
    }
    done.accept(body);
  }
}
