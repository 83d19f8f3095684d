package dev.hookline.sdk.http;

import dev.hookline.sdk.json.JsonCodec;
import dev.hookline.sdk.json.JsonFields;
import java.time.Duration;
import java.util.LinkedHashMap;
import org.jspecify.annotations.Nullable;

/**
 * Tells the server which of its answers to leases arrived. The runs in an answer that was lost on
 * its way would else be nobody's for as long as the session lives. A worker has one lease in
 * flight, so that only the last answer can be missing.
 */
final class LeaseReceipts {

  private @Nullable Receipt last;

  private record Receipt(String session, long answer) {}

  /** The body of a lease. */
  synchronized byte[] request(String session, int max, Duration wait) {
    var fields = new LinkedHashMap<String, Object>();
    fields.put("max", max);
    fields.put("wait", wait.toString());
    Receipt receipt = last;
    if (receipt != null && receipt.session().equals(session)) {
      fields.put("received", receipt.answer());
    }
    return JsonCodec.standard().write(fields);
  }

  /** An answer has arrived; servers that do not number theirs get no receipts. */
  synchronized void received(String session, JsonFields answer) {
    if (answer.raw("answer") != null) {
      last = new Receipt(session, answer.number("answer"));
    }
  }
}
