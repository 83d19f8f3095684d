package dev.hookline.ingest;

import dev.hookline.event.Headers;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A request after its verification, with the body that its sender meant. */
@SuppressWarnings("ArrayRecordComponent") // compared nowhere
record DecodedRequest(InboundRequest received, byte[] body) implements InboundRequest {

  @Override
  public String method() {
    return received.method();
  }

  @Override
  public @Nullable String url() {
    return received.url();
  }

  @Override
  public Headers headers() {
    return received.headers();
  }

  @Override
  public List<String> headerValues(String name) {
    return received.headerValues(name);
  }

  @Override
  public @Nullable String contentType() {
    return received.contentType();
  }

  @Override
  public boolean isMadeHere() {
    return received.isMadeHere();
  }

  @Override
  public String remoteAddress() {
    return received.remoteAddress();
  }
}
