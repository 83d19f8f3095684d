package dev.hookline.testkit.process;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The lines of one output stream of a child, gathered until its end. */
final class OutputLines {
  private final List<String> lines = new ArrayList<>();
  private boolean ended;

  static OutputLines of(InputStream stream, String threadName) {
    OutputLines output = new OutputLines();
    Thread.ofPlatform().daemon().name(threadName).start(() -> output.gather(stream));
    return output;
  }

  synchronized List<String> all() {
    return List.copyOf(lines);
  }

  /** The first match, looking from the first line on; empty when the limit or the stream ends. */
  synchronized Optional<MatchResult> await(Pattern pattern, Duration limit)
      throws InterruptedException {
    long deadline = System.nanoTime() + limit.toNanos();
    for (int next = 0; true; next++) {
      while (next == lines.size()) {
        long leftMillis = Duration.ofNanos(deadline - System.nanoTime()).toMillis();
        if (ended || leftMillis <= 0) {
          return Optional.empty();
        }
        wait(leftMillis);
      }
      Matcher matcher = pattern.matcher(lines.get(next));
      if (matcher.find()) {
        return Optional.of(matcher.toMatchResult());
      }
    }
  }

  synchronized void awaitEnd(Duration limit) throws InterruptedException {
    long deadline = System.nanoTime() + limit.toNanos();
    long leftMillis = limit.toMillis();
    while (!ended && leftMillis > 0) {
      wait(leftMillis);
      leftMillis = Duration.ofNanos(deadline - System.nanoTime()).toMillis();
    }
  }

  private void gather(InputStream stream) {
    try (BufferedReader reader =
        new BufferedReader(new InputStreamReader(stream, StandardCharsets.UTF_8))) {
      for (String line = reader.readLine(); line != null; line = reader.readLine()) {
        add(line);
      }
    } catch (IOException cutOff) {
      throw new UncheckedIOException(cutOff);
    } finally {
      end();
    }
  }

  private synchronized void add(String line) {
    lines.add(line);
    notifyAll();
  }

  private synchronized void end() {
    ended = true;
    notifyAll();
  }
}
