package dev.hookline.signatures;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

final class RequestInMemory implements SignedRequest {

  private final String method;
  private final @Nullable String url;
  private final Map<String, List<String>> headers;
  private final byte[] body;

  private RequestInMemory(
      String method, @Nullable String url, Map<String, List<String>> headers, byte[] body) {
    this.method = method;
    this.url = url;
    this.headers = headers;
    this.body = body;
  }

  static SignedRequest withHeaders(
      String method, @Nullable String url, Map<String, String> headers, byte[] body) {
    var values = new TreeMap<String, List<String>>(String.CASE_INSENSITIVE_ORDER);
    headers.forEach((name, value) -> values.put(name, List.of(value)));
    return new RequestInMemory(method, url, values, body);
  }

  static SignedRequest bodyOnly(byte[] body) {
    return new RequestInMemory("POST", null, Map.of(), body);
  }

  @Override
  public String method() {
    return method;
  }

  @Override
  public @Nullable String url() {
    return url;
  }

  @Override
  public List<String> headerValues(String name) {
    return headers.getOrDefault(name, List.of());
  }

  @Override
  public byte[] body() {
    return body;
  }
}
