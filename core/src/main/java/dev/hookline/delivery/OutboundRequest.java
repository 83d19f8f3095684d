package dev.hookline.delivery;

import dev.hookline.delivery.guard.TargetUrl;
import dev.hookline.event.Headers;
import java.time.Duration;

/** One request to be made; a GET has an empty body. */
@SuppressWarnings("ArrayRecordComponent") // compared nowhere
public record OutboundRequest(
    Method method, TargetUrl url, Headers headers, byte[] body, Duration timeout) {

  /** What receivers are asked with. */
  public enum Method {
    GET,
    POST
  }

  public static OutboundRequest get(TargetUrl url, Headers headers, Duration timeout) {
    return new OutboundRequest(Method.GET, url, headers, new byte[0], timeout);
  }

  public static OutboundRequest post(
      TargetUrl url, Headers headers, byte[] body, Duration timeout) {
    return new OutboundRequest(Method.POST, url, headers, body, timeout);
  }
}
