package dev.hookline.http.api.source;

import dev.hookline.event.Headers;
import dev.hookline.ingest.InboundRequest;
import dev.hookline.signatures.SignedHeader;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A request that was made here and not received. */
@SuppressWarnings("ArrayRecordComponent") // compared nowhere
record SampleRequest(Headers headers, byte[] body, String url) implements InboundRequest {

  static final String CONTENT_TYPE = "application/json";
  private static final String LOOPBACK = "127.0.0.1";

  SampleRequest with(List<SignedHeader> more) {
    Headers.Builder all = new Headers.Builder();
    headers.forEach((name, value) -> {
      if (more.stream().noneMatch(header -> header.name().equalsIgnoreCase(name))) {
        all.add(name, value);
      }
    });
    more.forEach(header -> all.add(header.name(), header.value()));
    return new SampleRequest(all.build(), body, url);
  }

  @Override
  public String method() {
    return "POST";
  }

  @Override
  public @Nullable String contentType() {
    return CONTENT_TYPE;
  }

  @Override
  public List<String> headerValues(String name) {
    return headers.fields().stream()
        .filter(field -> field.name().equalsIgnoreCase(name))
        .map(Headers.Field::value)
        .toList();
  }

  @Override
  public String remoteAddress() {
    return LOOPBACK;
  }
}
