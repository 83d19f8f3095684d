package dev.hookline.bench.load;

import dev.hookline.bench.timing.Latencies;
import java.util.BitSet;
import java.util.Map;

/**
 * What one run of the generator saw.
 *
 * @param sent requests sent
 * @param unsent requests that were due but never left, because no connection became free
 * @param accepted events answered 202 as not seen before
 * @param duplicates events answered 202 as seen before
 * @param refusedItems events of a 202 that were neither
 * @param statuses answers by status, the 202s included
 * @param unreadable answers that were no HTTP that the generator reads
 * @param unanswered requests sent whose answer never came
 * @param connectionErrors connections refused, reset, or closed with a request in flight
 * @param late requests that left more than a millisecond after they were due
 * @param acceptedPerSecond events accepted per second of the measured time
 * @param latencies from when a request was due to its answer, of requests answered 202 and due in
 *     the measured time; one that never left counts until the end of sending
 * @param acceptedSequences sequences of the accepted events
 * @param uncertainSequences sequences that the server may have accepted without saying so
 * @param processorNanosPerRequest processor time of the generator's thread, divided by sent
 */
public record LoadReport(
    long sent,
    long unsent,
    long accepted,
    long duplicates,
    long refusedItems,
    Map<Integer, Long> statuses,
    long unreadable,
    long unanswered,
    long connectionErrors,
    long late,
    double acceptedPerSecond,
    Latencies latencies,
    BitSet acceptedSequences,
    BitSet uncertainSequences,
    double processorNanosPerRequest) {

  /** Requests that were sent or due and not answered 202. */
  public long notAccepted() {
    return sent + unsent - statuses.getOrDefault(LoadGenerator.ACCEPTED, 0L);
  }

  /** Requests that were not answered 202, by kind, as one line; empty when there were none. */
  public String troubles() {
    StringBuilder text = new StringBuilder();
    statuses.forEach((status, count) -> {
      if (status != LoadGenerator.ACCEPTED) {
        text.append(" status ").append(status).append(": ").append(count);
      }
    });
    append(text, "duplicates", duplicates);
    append(text, "refused items", refusedItems);
    append(text, "unreadable", unreadable);
    append(text, "unsent", unsent);
    append(text, "unanswered", unanswered);
    append(text, "connection errors", connectionErrors);
    return text.toString().strip();
  }

  private static void append(StringBuilder text, String kind, long count) {
    if (count > 0) {
      text.append(' ').append(kind).append(": ").append(count);
    }
  }
}
