package dev.hookline.ingest;

import dev.hookline.event.Headers;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A request out of the log, as if it came once more. */
record KeptInbound(KeptRequest kept, ContentDecoder decoder) implements InboundRequest {

  @Override
  public String method() {
    return kept.method();
  }

  /** Not kept, because senders put secrets into it. */
  @Override
  public @Nullable String url() {
    return null;
  }

  @Override
  public Headers headers() {
    return kept.headers();
  }

  @Override
  public List<String> headerValues(String name) {
    return kept.headers().fields().stream()
        .filter(field -> field.name().equalsIgnoreCase(name))
        .map(Headers.Field::value)
        .toList();
  }

  @Override
  public @Nullable String contentType() {
    return kept.headers().first("content-type").orElse(null);
  }

  @Override
  public byte[] body() {
    return kept.body();
  }

  @Override
  public Content content() {
    if (kept.isVerified()) {
      return new Content.AsReceived(); // it was kept inflated
    }
    return decoder.decode(headerValues("content-encoding"), kept.body());
  }

  @Override
  public String remoteAddress() {
    return kept.remoteAddress();
  }
}
