package dev.hookline.bench.load;

import dev.hookline.bench.wire.SequenceField;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Webhooks as GitHub sends them: one push each, signed in {@code X-Hub-Signature-256}, with a
 * delivery id of its own.
 *
 * <p>Scheme: "Validating webhook deliveries" in the GitHub documentation.
 */
public final class GithubRequests implements RequestTemplate {
  private static final String DELIVERY_ID_START = "-0000-4000-8000-";
  private static final String SIGNATURE_START = "sha256=";

  private final byte[] blank;
  private final int deliveryDigits;
  private final int signature;
  private final int payloadDigits;
  private final SignatureTape tape;

  /**
   * @param host value of the Host header
   * @param path path of the source
   * @param secret secret of the source, signed with as UTF-8
   * @param run eight hexadecimal digits that tell the delivery ids of this run from another's
   * @param payloadBytes size of the payload
   * @param first sequence from which signatures are prepared
   * @param prepared number of signatures computed now
   */
  public GithubRequests(
      String host,
      String path,
      String secret,
      String run,
      int payloadBytes,
      long first,
      int prepared) {
    String payload = Payload.ofSize(payloadBytes);
    Map<String, String> headers = new LinkedHashMap<>();
    headers.put("User-Agent", "GitHub-Hookshot/bench");
    headers.put("X-GitHub-Event", "push");
    headers.put("X-GitHub-Delivery", run + DELIVERY_ID_START + "0".repeat(SequenceField.WIDTH));
    headers.put(
        "X-Hub-Signature-256", SIGNATURE_START + "0".repeat(2 * SignatureTape.SIGNATURE_BYTES));
    this.blank = RequestBytes.post(host, path, headers, payload);
    this.deliveryDigits = RequestBytes.after(blank, DELIVERY_ID_START);
    this.signature = RequestBytes.after(blank, SIGNATURE_START);
    this.payloadDigits = SequenceField.digitsBefore(blank.length);
    this.tape =
        new SignatureTape(payload.getBytes(StandardCharsets.UTF_8), secret, first, prepared);
  }

  @Override
  public byte[] blank() {
    return blank.clone();
  }

  @Override
  public void stamp(byte[] target, long request) {
    SequenceField.write(target, deliveryDigits, request);
    tape.write(request, target, signature);
    SequenceField.write(target, payloadDigits, request);
  }

  @Override
  public int eventsPerRequest() {
    return 1;
  }
}
