package dev.hookline.server.developer;

import java.io.IOException;
import java.io.InputStream;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The API of a server, from outside, with a key. */
public final class RemoteApi {

  private static final JsonMapper JSON = JsonMapper.shared();
  private static final Duration CONNECT_TIMEOUT = Duration.ofSeconds(5);
  private static final Duration TIMEOUT = Duration.ofSeconds(30);

  private final HttpClient client = HttpClient.newBuilder().connectTimeout(CONNECT_TIMEOUT).build();
  private final String base;
  private final String key;

  /**
   * @param base URL without the path of the API
   */
  public RemoteApi(String base, String key) {
    this.base = base.endsWith("/") ? base.substring(0, base.length() - 1) : base;
    this.key = key;
  }

  /**
   * @throws RefusedCall when the answer is not a success
   */
  public JsonNode get(String path) throws IOException, InterruptedException {
    return json(bytes(path));
  }

  /**
   * @throws RefusedCall when the answer is not a success
   */
  public byte[] bytes(String path) throws IOException, InterruptedException {
    return success(send(request(path).GET().build(), BodyHandlers.ofByteArray()));
  }

  /**
   * @throws RefusedCall when the answer is not a success
   */
  public JsonNode post(String path, Object body) throws IOException, InterruptedException {
    HttpRequest request =
        request(path)
            .header("Content-Type", "application/json")
            .POST(HttpRequest.BodyPublishers.ofByteArray(JSON.writeValueAsBytes(body)))
            .build();
    return json(success(send(request, BodyHandlers.ofByteArray())));
  }

  /**
   * Opens a stream of Server-Sent Events.
   *
   * @param lastEventId where to go on; empty for now
   * @throws RefusedCall when the answer is not a success
   */
  InputStream stream(String path, String lastEventId) throws IOException, InterruptedException {
    HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(base + path));
    request.header("Authorization", "Bearer " + key).header("Accept", "text/event-stream");
    if (!lastEventId.isEmpty()) {
      request.header("Last-Event-ID", lastEventId);
    }
    HttpResponse<InputStream> answer = send(request.build(), BodyHandlers.ofInputStream());
    if (answer.statusCode() == 200) {
      return answer.body();
    }
    try (InputStream body = answer.body()) {
      throw refused(answer.statusCode(), body.readAllBytes());
    }
  }

  /** A connection that is refused would be an exception without a word. */
  private <T> HttpResponse<T> send(HttpRequest request, HttpResponse.BodyHandler<T> handler)
      throws IOException, InterruptedException {
    try {
      return client.send(request, handler);
    } catch (ConnectException unreachable) {
      throw new IOException("cannot connect to " + base, unreachable);
    }
  }

  private HttpRequest.Builder request(String path) {
    return HttpRequest.newBuilder(URI.create(base + path))
        .timeout(TIMEOUT)
        .header("Authorization", "Bearer " + key);
  }

  private static byte[] success(HttpResponse<byte[]> answer) throws RefusedCall {
    if (answer.statusCode() / 100 != 2) {
      throw refused(answer.statusCode(), answer.body());
    }
    return answer.body();
  }

  private static RefusedCall refused(int status, byte[] body) {
    try {
      JsonNode problem = JSON.readTree(body);
      return new RefusedCall(
          status, problem.path("detail").asString(problem.path("title").asString()));
    } catch (JacksonException notOurs) {
      return new RefusedCall(status, "this is not the API of Hookline");
    }
  }

  private static JsonNode json(byte[] body) throws RefusedCall {
    try {
      return JSON.readTree(body);
    } catch (JacksonException notOurs) {
      throw new RefusedCall(200, "this is not the API of Hookline");
    }
  }
}
