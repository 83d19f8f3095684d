package dev.hookline.http.api;

import dev.hookline.http.problem.Problem;
import dev.hookline.http.problem.ProblemCode;
import io.vertx.core.http.HttpServerRequest;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Supplier;

/** Every way in which a call is answered. */
public sealed interface ApiAnswer {

  /**
   * A view as JSON.
   *
   * @param repeat the view for later requests with the same Idempotency-Key: the same, except that
   *     it has no secret that is shown only once, because it is stored
   */
  record Ok(int status, Object view, Object repeat) implements ApiAnswer {}

  /**
   * JSON that is written already.
   *
   * @param isFinal whether it answers later requests with the same Idempotency-Key too; if not,
   *     they are handled anew
   */
  @SuppressWarnings("ArrayRecordComponent") // compared nowhere
  record Written(int status, byte[] json, boolean isFinal) implements ApiAnswer {}

  /** Bytes that are not ours, as a download. */
  @SuppressWarnings("ArrayRecordComponent") // compared nowhere
  record Bytes(String contentType, byte[] bytes, Map<String, String> headers)
      implements ApiAnswer {}

  record NoContent() implements ApiAnswer {}

  /** The answer that an earlier request with the same Idempotency-Key got. */
  record Repeated(int status, String json) implements ApiAnswer {}

  record Failed(Problem problem) implements ApiAnswer {}

  /** Written bit by bit, for as long as there is something to say. Never remembered. */
  record Streamed(Streaming streaming) implements ApiAnswer {}

  /** Writes an answer bit by bit. */
  interface Streaming {

    /**
     * Begins, on the request's event loop; is always called, also when the client has gone. The
     * headers that all answers have are set.
     */
    void begin(HttpServerRequest request);
  }

  /** Given when there is something to say; meanwhile no thread waits. Never remembered. */
  record Later(Waiting waiting) implements ApiAnswer {}

  /** A call that waits for its answer. */
  interface Waiting {

    /**
     * Begins to wait.
     *
     * @param answer to be told once, on any thread; what it is told is asked for its answer on a
     *     thread of the call's own
     */
    void begin(Consumer<Supplier<ApiAnswer>> answer);

    /** The client has gone before it had the whole answer. Perhaps told twice; must not block. */
    void gone();
  }

  static ApiAnswer ok(Object view) {
    return new Ok(200, view, view);
  }

  static ApiAnswer created(Object view) {
    return new Ok(201, view, view);
  }

  /** For a view with a secret that is shown this once; {@code repeat} leaves it out. */
  static ApiAnswer created(Object view, Object repeat) {
    return new Ok(201, view, repeat);
  }

  static ApiAnswer accepted(Object view) {
    return new Ok(202, view, view);
  }

  static ApiAnswer noContent() {
    return new NoContent();
  }

  static ApiAnswer failed(ProblemCode code, String detail) {
    return new Failed(code.problem(detail));
  }

  /** The same for what does not exist and for what is another project's. */
  static ApiAnswer notFound() {
    return failed(ProblemCode.NOT_FOUND, "There is nothing here.");
  }
}
