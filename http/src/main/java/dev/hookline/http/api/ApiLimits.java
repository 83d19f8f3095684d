package dev.hookline.http.api;

import java.time.Duration;

/**
 * What protects the API from its callers.
 *
 * @param bodyMaxBytes of one request ({@code HOOKLINE_MAX_BODY})
 * @param batchBodyMaxBytes of a request with many events
 * @param bodiesMaxBytes of all requests that are being read or answered
 * @param bodyTimeout from a request's head to the end of its body
 */
public record ApiLimits(
    int bodyMaxBytes, int batchBodyMaxBytes, long bodiesMaxBytes, Duration bodyTimeout) {

  public static final ApiLimits STANDARD =
      new ApiLimits(1 << 20, 16 << 20, 256L << 20, Duration.ofSeconds(30));

  int bodyMaxBytes(BodyLimit limit) {
    return switch (limit) {
      case ONE -> bodyMaxBytes;
      case BATCH -> batchBodyMaxBytes;
    };
  }
}
