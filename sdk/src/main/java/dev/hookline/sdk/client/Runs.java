package dev.hookline.sdk.client;

import dev.hookline.sdk.TypeOf;
import dev.hookline.sdk.json.JsonCodec;
import dev.hookline.sdk.json.JsonFields;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Reads and steers runs. */
public final class Runs {

  private static final String RUNS = "/api/v1/runs";
  private static final byte[] EMPTY = "{}".getBytes(StandardCharsets.US_ASCII);

  private final ApiCalls calls;

  Runs(ApiCalls calls) {
    this.calls = calls;
  }

  /** A run as it is now, with payload, output and attempts. */
  public Run retrieve(String id) {
    return RunReader.read(calls.get(path(id, "")));
  }

  /** A page of runs, the newest first. */
  public Page<Run> list(RunQuery query) {
    JsonFields page = calls.get(RUNS + query.text());
    return new Page<>(
        page.objects("data").stream().map(RunReader::read).toList(), page.optionalText("next"));
  }

  /** All runs of a query; pages are fetched as they are needed. */
  public Stream<Run> stream(RunQuery query) {
    return Stream.iterate(list(query), page -> !page.equals(LAST), page -> next(query, page))
        .flatMap(page -> page.data().stream());
  }

  private static final Page<Run> LAST = new Page<>(List.of(), null);

  private Page<Run> next(RunQuery query, Page<Run> page) {
    return page.next() == null ? LAST : list(query.cursor(page.next()));
  }

  /** Wants a run to end: one that waits ends at once, one that executes is interrupted. */
  public Run cancel(String id) {
    return RunReader.read(calls.post(path(id, "/cancel"), EMPTY));
  }

  /** Triggers a run with the same task and payload again. */
  public RunHandle<byte[]> replay(String id) {
    JsonFields answer = calls.post(path(id, "/replay"), EMPTY);
    return new RunHandle<>(answer.text("id"), false, TypeOf.of(byte[].class), this, calls.json());
  }

  /** Lets a delayed run begin after this time. */
  public Run reschedule(String id, Duration delay) {
    return reschedule(id, delay.toString());
  }

  /** Lets a delayed run begin at this time. */
  public Run reschedule(String id, Instant time) {
    return reschedule(id, time.toString());
  }

  private Run reschedule(String id, String delay) {
    byte[] body = JsonCodec.standard().write(Map.of("delay", delay));
    return RunReader.read(calls.post(path(id, "/reschedule"), body));
  }

  /** Merges into the metadata of a run as RFC 7396 says. */
  public void patchMetadata(String id, Map<String, @Nullable Object> patch) {
    calls.patch(path(id, "/metadata"), calls.json().write(patch));
  }

  /**
   * Lines of the log of a run, the oldest first.
   *
   * @param after the number of the last line that is known; 0 for the beginning
   */
  public List<RunLogLine> logs(String id, long after) {
    return calls.get(path(id, "/logs?after=" + after)).objects("data").stream()
        .map(RunLogLine::read)
        .toList();
  }

  /**
   * Follows a run to its end: first its present state, then each change and each line of its log.
   * Interruptions of the connection are bridged without a gap. Close the subscription to end it
   * early.
   */
  public Subscription subscribe(String id, RunListener listener) {
    return Subscription.start(new RunFollower(calls, path(id, ""), listener));
  }

  Run await(String id, Duration timeout) throws InterruptedException, TimeoutException {
    try (var waiter = new RunWaiter(this, id)) {
      return waiter.await(timeout);
    }
  }

  private static String path(String id, String call) {
    return RUNS + '/' + id + call;
  }
}
