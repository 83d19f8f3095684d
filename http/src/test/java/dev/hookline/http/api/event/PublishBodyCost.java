package dev.hookline.http.api.event;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.lang.management.ManagementFactory;
import java.util.Locale;
import java.util.StringJoiner;

/** Prints what reading a batch costs: 100 events of 1 KB in each. Run its main by hand. */
final class PublishBodyCost {

  private static final int EVENTS = 100;
  private static final int ROUNDS = 5;
  private static final int BATCHES = 3_000;
  private static final int PAYLOAD_MAX = 1 << 20;

  private PublishBodyCost() {}

  public static void main(String[] arguments) {
    byte[] body = body();
    for (int round = 0; round < ROUNDS; round++) {
      long before = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
      int read = 0;
      for (int batch = 0; batch < BATCHES; batch++) {
        read += PublishBody.batch(body, PAYLOAD_MAX).size();
      }
      long nanos = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime() - before;
      System.out.printf(
          Locale.ROOT, "%.2f us CPU per event, %d events%n", nanos / 1e3 / read, read);
    }
  }

  private static byte[] body() {
    StringBuilder payload = new StringBuilder("{\"sequence\":1");
    for (int member = 0; payload.length() < 1_000; member++) {
      payload.append(",\"field_").append(member).append("\":\"value ").append(member).append('"');
    }
    payload.append('}');
    StringJoiner events = new StringJoiner(",", "{\"events\":[", "]}");
    for (int event = 0; event < EVENTS; event++) {
      events.add("{\"type\":\"order.created\",\"payload\":" + payload + "}");
    }
    return events.toString().getBytes(UTF_8);
  }
}
