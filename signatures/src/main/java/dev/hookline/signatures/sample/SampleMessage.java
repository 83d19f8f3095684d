package dev.hookline.signatures.sample;

import dev.hookline.signatures.SentMessage;
import dev.hookline.signatures.SignedHeader;
import dev.hookline.signatures.SignedRequest;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A request that was made here, in memory.
 *
 * @param url where the sender believes to send it; signed by some schemes
 * @param headers all headers in order, with the content type
 */
@SuppressWarnings("ArrayRecordComponent") // compared nowhere
public record SampleMessage(String url, List<SignedHeader> headers, byte[] body)
    implements SignedRequest {

  private static final String CONTENT_TYPE = "content-type";

  /** A copy that cannot change. */
  public SampleMessage {
    headers = List.copyOf(headers);
  }

  @Override
  public String method() {
    return "POST";
  }

  @Override
  public List<String> headerValues(String name) {
    return headers.stream()
        .filter(header -> header.name().equalsIgnoreCase(name))
        .map(SignedHeader::value)
        .toList();
  }

  /** The value of the content type, {@code application/json} when the headers name none. */
  public String contentType() {
    List<String> values = headerValues(CONTENT_TYPE);
    return values.isEmpty() ? "application/json" : values.get(0);
  }

  /** The same message with one header set, in place of one with the same name. */
  public SampleMessage with(SignedHeader header) {
    List<SignedHeader> all = new ArrayList<>(headers);
    all.removeIf(known -> known.name().equalsIgnoreCase(header.name()));
    all.add(header);
    return new SampleMessage(url, all, body);
  }

  /** The same message with its proof. */
  public SampleMessage with(SentMessage sent) {
    SampleMessage message = new SampleMessage(url, headers, sent.body());
    for (SignedHeader header : sent.proof()) {
      message = message.with(header);
    }
    return message;
  }

  /** The same message with a text written into its body; empty when nothing stands there. */
  Optional<SampleMessage> withBody(Optional<byte[]> changed) {
    return changed.map(bytes -> new SampleMessage(url, headers, bytes));
  }
}
