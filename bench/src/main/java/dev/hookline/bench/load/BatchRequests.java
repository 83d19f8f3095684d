package dev.hookline.bench.load;

import dev.hookline.bench.wire.SequenceField;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.StringJoiner;

/** Calls of {@code POST /api/v1/events/batch}, each event with its own sequence. */
public final class BatchRequests implements RequestTemplate {
  private static final String PATH = "/api/v1/events/batch";

  private final byte[] blank;
  private final int[] digits;

  /**
   * @param host value of the Host header
   * @param apiKey key that may publish
   * @param eventsPerRequest 1 to 1,000
   * @param payloadBytes size of each payload
   */
  public BatchRequests(String host, String apiKey, int eventsPerRequest, int payloadBytes) {
    StringJoiner events = new StringJoiner(",", "{\"events\":[", "]}");
    for (int event = 0; event < eventsPerRequest; event++) {
      events.add("{\"type\":\"bench.batch\",\"payload\":" + Payload.ofSize(payloadBytes) + "}");
    }
    Map<String, String> headers = Map.of("Authorization", "Bearer " + apiKey);
    this.blank = RequestBytes.post(host, PATH, headers, events.toString());
    this.digits = digitPositions(blank, eventsPerRequest);
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
