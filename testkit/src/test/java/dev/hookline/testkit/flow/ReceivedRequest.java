package dev.hookline.testkit.flow;

import dev.hookline.event.Headers;
import dev.hookline.ingest.InboundRequest;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A request as a server hands it over. */
@SuppressWarnings("ArrayRecordComponent") // compared nowhere
record ReceivedRequest(String method, Headers headers, byte[] body) implements InboundRequest {

  static ReceivedRequest post(byte[] body, Headers.Field... fields) {
    return new ReceivedRequest("POST", Headers.of(List.of(fields)), body);
  }

  @Override
  public @Nullable String contentType() {
    return headers.first("content-type").orElse(null);
  }

  @Override
  public String remoteAddress() {
    return "192.0.2.7";
  }

  @Override
  public @Nullable String url() {
    return null;
  }

  @Override
  public List<String> headerValues(String name) {
    return headers.fields().stream()
        .filter(field -> field.name().equalsIgnoreCase(name))
        .map(Headers.Field::value)
        .toList();
  }
}
