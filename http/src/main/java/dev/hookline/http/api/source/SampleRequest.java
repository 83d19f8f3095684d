package dev.hookline.http.api.source;

import dev.hookline.event.Headers;
import dev.hookline.ingest.InboundRequest;
import dev.hookline.signatures.sample.SampleMessage;
import java.util.List;

/** A request that was made here and not received. */
record SampleRequest(SampleMessage message) implements InboundRequest {

  private static final String LOOPBACK = "127.0.0.1";

  @Override
  public String method() {
    return message.method();
  }

  @Override
  public String url() {
    return message.url();
  }

  @Override
  public String contentType() {
    return message.contentType();
  }

  @Override
  public Headers headers() {
    Headers.Builder headers = new Headers.Builder();
    message.headers().forEach(header -> headers.add(header.name(), header.value()));
    return headers.build();
  }

  @Override
  public List<String> headerValues(String name) {
    return message.headerValues(name);
  }

  @Override
  public byte[] body() {
    return message.body();
  }

  @Override
  public boolean isMadeHere() {
    return true;
  }

  @Override
  public String remoteAddress() {
    return LOOPBACK;
  }
}
