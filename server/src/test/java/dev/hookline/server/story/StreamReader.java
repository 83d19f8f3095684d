package dev.hookline.server.story;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.IntStream;

/**
 * Reads a stream of Server-Sent Events (WHATWG HTML, section 9.2) and keeps what came, so that a
 * test can wait for what it expects.
 */
final class StreamReader implements AutoCloseable {

  private final InputStream body;
  private final List<StreamFrame> frames = new ArrayList<>();
  private final List<String> comments = new ArrayList<>();
  private boolean ended;

  private StreamReader(HttpResponse<InputStream> response) {
    this.body = response.body();
  }

  /**
   * Returns when the stream has greeted, so that whatever happens from now on is in it.
   *
   * @param headers such as Last-Event-ID
   */
  static StreamReader open(ApiClient api, String path, Map<String, String> headers) {
    HttpResponse<InputStream> response = api.open(path, headers);
    if (response.statusCode() != 200) {
      throw new AssertionError(path + " answered " + response.statusCode());
    }
    StreamReader reader = new StreamReader(response);
    Thread.ofVirtual().name("reader of " + path).start(reader::read);
    return reader;
  }

  static StreamReader open(ApiClient api, String path) {
    return open(api, path, Map.of());
  }

  /** The first frame, from the beginning on, that fits. */
  StreamFrame await(String expectation, Duration limit, Predicate<StreamFrame> fits) {
    return await(expectation, limit, 1, fits).getFirst();
  }

  /** The first so many frames, from the beginning on, that fit. */
  synchronized List<StreamFrame> await(
      String expectation, Duration limit, int count, Predicate<StreamFrame> fits) {
    long deadline = System.nanoTime() + limit.toNanos();
    List<StreamFrame> found = new ArrayList<>();
    for (int next = 0; true; next++) {
      while (next == frames.size()) {
        pause(deadline, "%s; %d of %d".formatted(expectation, found.size(), count));
      }
      if (fits.test(frames.get(next))) {
        found.add(frames.get(next));
        if (found.size() == count) {
          return found;
        }
      }
    }
  }

  /** Waits for so many comment lines with this text. */
  synchronized void awaitComments(String text, int count, Duration limit) {
    long deadline = System.nanoTime() + limit.toNanos();
    while (comments.stream().filter(text::equals).count() < count) {
      pause(deadline, count + " comments \"" + text + "\"");
    }
  }

  /** Waits until the server ends the stream, and returns all that it said. */
  synchronized List<StreamFrame> awaitEnd(Duration limit) {
    long deadline = System.nanoTime() + limit.toNanos();
    while (!ended) {
      pause(deadline, "the end of the stream");
    }
    return List.copyOf(frames);
  }

  synchronized List<StreamFrame> frames() {
    return List.copyOf(frames);
  }

  /** The position of the first frame that fits; -1 when there is none. */
  synchronized int position(Predicate<StreamFrame> fits) {
    return IntStream.range(0, frames.size())
        .filter(at -> fits.test(frames.get(at)))
        .findFirst()
        .orElse(-1);
  }

  @SuppressWarnings("WaitNotInLoop") // the callers loop
  private void pause(long deadline, String expectation) {
    long leftMillis = Duration.ofNanos(deadline - System.nanoTime()).toMillis();
    if (leftMillis <= 0 || ended) {
      throw new AssertionError(
          "%s: %s; came: %s"
              .formatted(ended ? "stream ended" : "not in time", expectation, tail()));
    }
    try {
      wait(leftMillis);
    } catch (InterruptedException interruption) {
      Thread.currentThread().interrupt();
      throw new AssertionError("interrupted while waiting: " + expectation, interruption);
    }
  }

  private List<StreamFrame> tail() {
    return frames.subList(Math.max(0, frames.size() - 20), frames.size());
  }

  private void read() {
    try (BufferedReader lines =
        new BufferedReader(new InputStreamReader(body, StandardCharsets.UTF_8))) {
      Draft draft = new Draft();
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        take(line, draft);
      }
    } catch (IOException closed) {
      // Closing the reader looks like this.
    } finally {
      end();
    }
  }

  private void take(String line, Draft draft) {
    if (line.isEmpty()) {
      draft.frame().ifPresent(this::add);
      draft.clear();
    } else if (line.startsWith(":")) {
      comment(line.substring(1).strip());
    } else {
      draft.field(line);
    }
  }

  private synchronized void add(StreamFrame frame) {
    frames.add(frame);
    notifyAll();
  }

  private synchronized void comment(String text) {
    comments.add(text);
    notifyAll();
  }

  private synchronized void end() {
    ended = true;
    notifyAll();
  }

  @Override
  public void close() {
    try {
      body.close();
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  private static final class Draft {
    private String id = "";
    private String event = "message";
    private final StringBuilder data = new StringBuilder();

    void field(String line) {
      int colon = line.indexOf(':');
      String name = colon < 0 ? line : line.substring(0, colon);
      String value = colon < 0 ? "" : line.substring(colon + 1).stripLeading();
      switch (name) {
        case "id" -> id = value;
        case "event" -> event = value;
        case "data" -> data.append(data.isEmpty() ? "" : "\n").append(value);
        default -> {}
      }
    }

    java.util.Optional<StreamFrame> frame() {
      return data.isEmpty()
          ? java.util.Optional.empty()
          : java.util.Optional.of(new StreamFrame(id, event, data.toString()));
    }

    void clear() {
      id = "";
      event = "message";
      data.setLength(0);
    }
  }
}
