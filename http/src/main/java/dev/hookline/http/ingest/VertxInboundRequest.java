package dev.hookline.http.ingest;

import dev.hookline.event.Headers;
import dev.hookline.ingest.Content;
import dev.hookline.ingest.ContentDecoder;
import dev.hookline.ingest.InboundRequest;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** A Vert.x request with its body, as ingest sees it. Nothing is copied before it is asked for. */
final class VertxInboundRequest implements InboundRequest {

  private static final byte[] NOTHING = {};

  private final HttpServerRequest request;
  private final byte @Nullable [] body;
  private final Supplier<String> publicUrl;
  private final @Nullable String sourceUrl;
  private final ContentDecoder decoder;
  private final ClientAddress clients;
  private @Nullable Headers headers;

  /**
   * @param body null when it was not read
   * @param publicUrl what senders see before the path
   * @param sourceUrl what they see before the query instead; null for most
   */
  VertxInboundRequest(
      HttpServerRequest request,
      byte @Nullable [] body,
      Supplier<String> publicUrl,
      @Nullable String sourceUrl,
      ContentDecoder decoder,
      ClientAddress clients) {
    this.request = request;
    this.body = body;
    this.publicUrl = publicUrl;
    this.sourceUrl = sourceUrl;
    this.decoder = decoder;
    this.clients = clients;
  }

  @Override
  public String method() {
    return request.method().name();
  }

  @Override
  public @Nullable String url() {
    if (sourceUrl == null) {
      return publicUrl.get() + request.uri();
    }
    String query = request.query();
    return query == null ? sourceUrl : sourceUrl + "?" + query;
  }

  @Override
  public List<String> headerValues(String name) {
    return request.headers().getAll(name);
  }

  @Override
  public byte[] body() {
    return body == null ? NOTHING : body;
  }

  @Override
  public boolean isBodyRead() {
    return body != null;
  }

  boolean isEncoded() {
    return request.headers().contains(HttpHeaders.CONTENT_ENCODING);
  }

  @Override
  public Content content() {
    return decoder.decode(request.headers().getAll(HttpHeaders.CONTENT_ENCODING), body());
  }

  @Override
  public Headers headers() {
    Headers known = headers;
    if (known == null) {
      Headers.Builder builder = new Headers.Builder();
      for (Map.Entry<String, String> field : request.headers()) {
        builder.add(field.getKey(), field.getValue());
      }
      known = builder.build();
      headers = known;
    }
    return known;
  }

  @Override
  public @Nullable String contentType() {
    return request.headers().get(HttpHeaders.CONTENT_TYPE);
  }

  @Override
  public String remoteAddress() {
    return clients.of(request);
  }
}
