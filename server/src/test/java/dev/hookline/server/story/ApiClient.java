package dev.hookline.server.story;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Map;
import java.util.function.Consumer;
import tools.jackson.databind.JsonNode;

/** A client of the API that holds one key and speaks JSON texts. Safe for many threads. */
public final class ApiClient implements AutoCloseable {

  private static final Duration TIMEOUT = Duration.ofSeconds(30);

  private final HttpClient http =
      HttpClient.newBuilder()
          .version(HttpClient.Version.HTTP_1_1)
          .connectTimeout(Duration.ofSeconds(5))
          .build();
  private final String base;
  private final String apiKey;

  /**
   * @param base scheme, host and port
   */
  public ApiClient(String base, String apiKey) {
    this.base = base;
    this.apiKey = apiKey;
  }

  public Answer get(String path) {
    return send(request(path).GET());
  }

  public Answer post(String path) {
    return send(request(path).POST(BodyPublishers.noBody()));
  }

  public Answer post(String path, String json) {
    return send(withJson(path).POST(BodyPublishers.ofString(json)));
  }

  public Answer patch(String path, String json) {
    return send(withJson(path).method("PATCH", BodyPublishers.ofString(json)));
  }

  public Answer delete(String path) {
    return send(request(path).DELETE());
  }

  /** The object that a GET finds. */
  public JsonNode read(String path) {
    return get(path).expect(200).json();
  }

  /**
   * Every item of a list, over all its pages.
   *
   * @param list with a query
   */
  public void readAll(String list, Consumer<JsonNode> each) {
    String cursor = "";
    do {
      JsonNode page = read(list + cursor);
      page.path("data").forEach(each);
      JsonNode next = page.path("next");
      cursor = next.isString() ? "&cursor=" + next.stringValue() : "";
    } while (!cursor.isEmpty());
  }

  /** The object that a POST makes. */
  public JsonNode create(String path, String json) {
    return post(path, json).expect(201).json();
  }

  /** Sends a webhook as its sender would: without the key. */
  public Answer hook(String url, byte[] body, Map<String, String> headers) {
    return hook("POST", url, body, headers);
  }

  Answer hook(String method, String url, byte[] body, Map<String, String> headers) {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(URI.create(url))
            .timeout(TIMEOUT)
            .method(
                method,
                body.length == 0 ? BodyPublishers.noBody() : BodyPublishers.ofByteArray(body));
    headers.forEach(request::setHeader);
    return send(request);
  }

  /** Sends exactly this to a path, without the key. */
  Answer sendAs(String method, String path, byte[] body, Map<String, String> headers) {
    return hook(method, base + path, body, headers);
  }

  /** Opens a stream; its body is read by the caller, who closes it. */
  HttpResponse<InputStream> open(String path, Map<String, String> headers) {
    HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(base + path)).GET();
    request.header("Authorization", "Bearer " + apiKey);
    headers.forEach(request::header);
    try {
      return http.send(request.build(), BodyHandlers.ofInputStream());
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    } catch (InterruptedException interrupted) {
      throw interrupted(interrupted);
    }
  }

  private HttpRequest.Builder request(String path) {
    return HttpRequest.newBuilder(URI.create(base + path))
        .timeout(TIMEOUT)
        .header("Authorization", "Bearer " + apiKey);
  }

  private HttpRequest.Builder withJson(String path) {
    return request(path).header("Content-Type", "application/json");
  }

  private Answer send(HttpRequest.Builder request) {
    try {
      return new Answer(http.send(request.build(), BodyHandlers.ofByteArray()));
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    } catch (InterruptedException interrupted) {
      throw interrupted(interrupted);
    }
  }

  private static AssertionError interrupted(InterruptedException interruption) {
    Thread.currentThread().interrupt();
    return new AssertionError("interrupted while waiting for an answer", interruption);
  }

  @Override
  public void close() {
    http.shutdownNow();
  }
}
