package dev.hookline.sdk.client;

import dev.hookline.sdk.http.ApiAnswer;
import dev.hookline.sdk.json.JsonFields;
import dev.hookline.sdk.json.JsonMappingFailure;
import dev.hookline.sdk.transport.TransportException;
import java.io.IOException;
import java.io.InputStream;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Follows the stream of a run to its end, over as many connections as it takes. */
final class RunFollower implements Runnable {

  private static final Logger log = LoggerFactory.getLogger(RunFollower.class);

  private static final Duration FIRST_WAIT = Duration.ofMillis(200);
  private static final Duration LONGEST_WAIT = Duration.ofSeconds(10);

  private final ApiCalls calls;
  private final String path;
  private final RunListener listener;
  private Duration wait = FIRST_WAIT;
  private @Nullable String lastId;
  private boolean hasEnded;
  private volatile boolean stopped;
  private volatile @Nullable InputStream open;

  RunFollower(ApiCalls calls, String path, RunListener listener) {
    this.calls = calls;
    this.path = path;
    this.listener = listener;
  }

  void stop() {
    stopped = true;
    InputStream stream = open;
    if (stream != null) {
      try {
        stream.close();
      } catch (IOException alreadyBroken) {
        log.debug("closing a stream", alreadyBroken);
      }
    }
  }

  @Override
  public void run() {
    try {
      boolean ended = false;
      while (!ended && !stopped) {
        ended = followOnce();
        if (!ended && !stopped) {
          Thread.sleep(wait);
          wait = wait.multipliedBy(2).compareTo(LONGEST_WAIT) < 0 ? wait.multipliedBy(2) : wait;
        }
      }
    } catch (InterruptedException closed) {
      log.debug("no longer follows {}", path);
    } catch (HooklineException failure) {
      listener.failed(failure);
    }
  }

  /** Follows until the connection ends; true when there is nothing more to follow. */
  private boolean followOnce() throws InterruptedException {
    try {
      HttpResponse<InputStream> response = calls.connection().stream(path + "/stream", lastId);
      try (InputStream stream = response.body()) {
        open = stream;
        if (response.statusCode() != 200) {
          return refused(response, stream);
        }
        return follow(new EventStreamReader(stream));
      }
    } catch (TransportException failure) {
      log.debug("{} is not reachable", path, failure);
      return false;
    } catch (IOException broken) {
      log.debug("{} broke off", path, broken);
      return false;
    }
  }

  private boolean follow(EventStreamReader events) throws IOException {
    for (StreamEvent event = events.next(); event != null; event = events.next()) {
      wait = FIRST_WAIT;
      lastId = event.id();
      tell(event);
    }
    return hasEnded; // lines may follow the final state, so only the end of the stream is the end
  }

  private void tell(StreamEvent event) {
    try {
      JsonFields fields = JsonFields.of(event.data().getBytes(StandardCharsets.UTF_8));
      switch (event.name()) {
        case "run" -> {
          Run run = RunReader.read(fields);
          if (!hasEnded) {
            listener.changed(run);
          }
          hasEnded = run.status().isFinal();
        }
        case "log" -> listener.logged(RunLogLine.read(fields));
        default -> {} // a later version may tell more
      }
    } catch (JsonMappingFailure notUnderstood) {
      log.warn("an event of {} was not understood", path, notUnderstood);
    }
  }

  private static boolean refused(HttpResponse<InputStream> response, InputStream body)
      throws IOException {
    var answer = new ApiAnswer(response.statusCode(), response.headers(), body.readAllBytes());
    if (answer.isTemporary()) {
      return false;
    }
    throw HooklineException.of(answer);
  }
}
