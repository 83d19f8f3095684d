package dev.hookline.filter;

import dev.hookline.event.Headers;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * What expressions are asked about. Several may be asked about one subject, on one thread: what is
 * made for the first serves the others.
 */
public final class FilterSubject {

  private final String type;
  private final String method;
  private final Headers headers;
  private final byte[] payload;
  private @Nullable Object view;

  /**
   * @param method of the request, in capital letters; empty for an event that came in no request
   */
  public FilterSubject(String type, String method, Headers headers, byte[] payload) {
    this.type = type;
    this.method = method;
    this.headers = headers;
    this.payload = payload;
  }

  public String type() {
    return type;
  }

  public String method() {
    return method;
  }

  public Headers headers() {
    return headers;
  }

  /** The bytes as they arrived; not to be changed. */
  public byte[] payload() {
    return payload;
  }

  /** What a language makes of this subject, made once. */
  public <V> V view(Class<V> type, Function<FilterSubject, V> make) {
    if (!type.isInstance(view)) {
      view = make.apply(this);
    }
    return type.cast(view);
  }
}
