package dev.hookline.signatures;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * An HTTP request as seen by a signature scheme. An HTTP adapter implements it over its own request
 * object, so that nothing is copied on the way.
 */
public interface SignedRequest {

  /** The HTTP method in capital letters, for example {@code POST}. */
  String method();

  /**
   * The absolute URL under which the sender knows this receiver, or null when it is not known.
   * Schemes that sign the URL refuse a request without one. It must come from configuration: behind
   * a proxy the request line does not show it.
   */
  @Nullable String url();

  /**
   * All values of a header in the order of arrival, empty when the header is absent. The name is
   * case-insensitive. Each character of a value stands for one byte (ISO 8859-1), as HTTP servers
   * deliver them.
   */
  List<String> headerValues(String name);

  /** The body, byte for byte as it arrived. The array is read and never changed. */
  byte[] body();

  /** A request held in memory. Header names are matched without regard to case. */
  static SignedRequest of(
      String method, @Nullable String url, Map<String, String> headers, byte[] body) {
    return RequestInMemory.withHeaders(method, url, headers, body);
  }

  /** A message that is about to be signed and has a body only. */
  static SignedRequest ofBody(byte[] body) {
    return RequestInMemory.bodyOnly(body);
  }
}
