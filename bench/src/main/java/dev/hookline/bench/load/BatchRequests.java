package dev.hookline.bench.load;

import dev.hookline.bench.wire.SequenceField;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.StringJoiner;

/** Calls that carry many events, or triggers of many runs, each with its own sequence. */
public final class BatchRequests implements RequestTemplate {
  private final byte[] blank;
  private final int[] digits;

  private BatchRequests(String host, String path, String apiKey, String body, int perRequest) {
    Map<String, String> headers = Map.of("Authorization", "Bearer " + apiKey);
    this.blank = RequestBytes.post(host, path, headers, body);
    this.digits = digitPositions(blank, perRequest);
  }

  /**
   * Calls of {@code POST /api/v1/events/batch}.
   *
   * @param host value of the Host header
   * @param apiKey key that may publish
   * @param perRequest events in a call, 1 to 1,000
   * @param payloadBytes size of each payload
   */
  public static BatchRequests events(String host, String apiKey, int perRequest, int payloadBytes) {
    StringJoiner events = new StringJoiner(",", "{\"events\":[", "]}");
    for (int event = 0; event < perRequest; event++) {
      events.add("{\"type\":\"bench.batch\",\"payload\":" + Payload.ofSize(payloadBytes) + "}");
    }
    return new BatchRequests(host, "/api/v1/events/batch", apiKey, events.toString(), perRequest);
  }

  /**
   * Calls of {@code POST /api/v1/tasks/{task}/batch}.
   *
   * @param host value of the Host header
   * @param apiKey key that may trigger
   * @param perRequest runs in a call, 1 to 1,000
   * @param payloadBytes size of each payload
   */
  public static BatchRequests runs(
      String host, String apiKey, String task, int perRequest, int payloadBytes) {
    StringJoiner items = new StringJoiner(",", "{\"items\":[", "]}");
    for (int run = 0; run < perRequest; run++) {
      items.add("{\"payload\":" + Payload.ofSize(payloadBytes) + "}");
    }
    String path = "/api/v1/tasks/" + task + "/batch";
    return new BatchRequests(host, path, apiKey, items.toString(), perRequest);
  }

  @Override
  public byte[] blank() {
    return blank.clone();
  }

  @Override
  public void stamp(byte[] target, long request) {
    long sequence = request * digits.length;
    for (int position : digits) {
      SequenceField.write(target, position, sequence++);
    }
  }

  @Override
  public int eventsPerRequest() {
    return digits.length;
  }

  private static int[] digitPositions(byte[] request, int count) {
    String text = new String(request, StandardCharsets.ISO_8859_1);
    int[] positions = new int[count];
    int from = 0;
    for (int event = 0; event < count; event++) {
      int tail = text.indexOf(SequenceField.tail(), from);
      from = tail + SequenceField.tail().length();
      positions[event] = SequenceField.digitsBefore(from);
    }
    return positions;
  }
}
