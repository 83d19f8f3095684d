package dev.hookline.sdk.http;

import dev.hookline.sdk.transport.TransportException;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** Sends requests to the API of one server with one key. Safe for several threads. */
public final class ApiConnection implements AutoCloseable {

  private static final Duration CONNECT_TIMEOUT = Duration.ofSeconds(10);

  private final HttpClient client =
      HttpClient.newBuilder()
          .version(HttpClient.Version.HTTP_1_1)
          .connectTimeout(CONNECT_TIMEOUT)
          .build();
  private final String base;
  private final String authorization;

  /**
   * Connects when it is first used.
   *
   * @param url of the server, with or without a path
   */
  public ApiConnection(URI url, String apiKey) {
    String text = url.toString();
    base = text.endsWith("/") ? text.substring(0, text.length() - 1) : text;
    authorization = "Bearer " + apiKey;
  }

  /** Reads from this path. */
  public ApiAnswer get(String path, Duration timeout)
      throws TransportException, InterruptedException {
    return send("GET", path, null, timeout);
  }

  /** Sends JSON to this path. */
  public ApiAnswer post(String path, byte[] json, Duration timeout)
      throws TransportException, InterruptedException {
    return send("POST", path, json, timeout);
  }

  /**
   * Sends a request and reads the whole answer.
   *
   * @param path from {@code /api/v1/...} on, with its query
   * @param json the body, or null for none
   * @throws TransportException when no answer came within the timeout
   */
  public ApiAnswer send(String method, String path, byte @Nullable [] json, Duration timeout)
      throws TransportException, InterruptedException {
    return send(method, path, json, null, timeout);
  }

  /**
   * Sends a request that may be repeated under its key.
   *
   * @param idempotencyKey the same at each repetition; null for none
   */
  public ApiAnswer send(
      String method,
      String path,
      byte @Nullable [] json,
      @Nullable String idempotencyKey,
      Duration timeout)
      throws TransportException, InterruptedException {
    HttpRequest.Builder request = request(method, path, json).timeout(timeout);
    if (idempotencyKey != null) {
      request.header("Idempotency-Key", idempotencyKey);
    }
    try {
      HttpResponse<byte[]> response = client.send(request.build(), BodyHandlers.ofByteArray());
      return new ApiAnswer(response.statusCode(), response.headers(), response.body());
    } catch (IOException failure) {
      throw new TransportException(method + " " + path + ": " + describe(failure), failure);
    }
  }

  /**
   * Opens a stream of server-sent events.
   *
   * @param lastEventId after which it goes on; null for the beginning
   */
  public HttpResponse<InputStream> stream(String path, @Nullable String lastEventId)
      throws TransportException, InterruptedException {
    HttpRequest.Builder request = request("GET", path, null).header("Accept", "text/event-stream");
    if (lastEventId != null) {
      request.header("Last-Event-ID", lastEventId);
    }
    try {
      return client.send(request.build(), BodyHandlers.ofInputStream());
    } catch (IOException failure) {
      throw new TransportException("GET " + path + ": " + describe(failure), failure);
    }
  }

  private HttpRequest.Builder request(String method, String path, byte @Nullable [] json) {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(URI.create(base + path)).header("Authorization", authorization);
    if (json == null) {
      return request.method(method, BodyPublishers.noBody());
    }
    return request
        .header("Content-Type", "application/json")
        .method(method, BodyPublishers.ofByteArray(json));
  }

  private static String describe(IOException failure) {
    String message = failure.getMessage();
    return message == null ? failure.getClass().getSimpleName() : message;
  }

  @Override
  public void close() {
    client.shutdownNow();
  }
}
