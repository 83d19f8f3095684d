package dev.hookline.bench.server;

import dev.hookline.bench.ledger.Counts;
import dev.hookline.bench.ledger.ServerCounts;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The API calls that a benchmark needs around its load. */
public final class ServerApi implements ServerCounts, AutoCloseable {
  private static final Duration TIMEOUT = Duration.ofSeconds(30);
  private static final JsonMapper JSON = new JsonMapper();

  private final HttpClient client =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
  private final String base;
  private final String apiKey;

  /**
   * @param base scheme, host and port
   * @param apiKey sent as bearer token
   */
  public ServerApi(String base, String apiKey) {
    this.base = base;
    this.apiKey = apiKey;
  }

  /**
   * Creates a source that verifies as GitHub does.
   *
   * @param more further settings of the source, by their names in the API
   * @return the path to which webhooks are sent
   */
  public String createGithubSource(String secret, Map<String, Object> more)
      throws IOException, InterruptedException {
    Map<String, Object> settings = new HashMap<>(more);
    settings.put("name", "bench");
    settings.put("provider", "github");
    settings.put("secrets", List.of(secret));
    JsonNode source = post("/api/v1/sources", settings);
    return URI.create(text(source, "/url")).getPath();
  }

  /** Creates an endpoint that takes every event type. */
  public void createEndpoint(String url) throws IOException, InterruptedException {
    post("/api/v1/endpoints", Map.of("url", url, "event_types", List.of("*")));
  }

  @Override
  public Counts read() throws IOException, InterruptedException {
    JsonNode stats = send(request("/api/v1/stats").GET());
    return new Counts(
        count(stats, "/events/accepted"),
        count(stats, "/deliveries/delivered"),
        count(stats, "/deliveries/pending"),
        count(stats, "/deliveries/failed"));
  }

  @Override
  public void close() {
    client.close();
  }

  private JsonNode post(String path, Object body) throws IOException, InterruptedException {
    return send(
        request(path)
            .header("Content-Type", "application/json")
            .POST(BodyPublishers.ofByteArray(JSON.writeValueAsBytes(body))));
  }

  private HttpRequest.Builder request(String path) {
    return HttpRequest.newBuilder(URI.create(base + path))
        .timeout(TIMEOUT)
        .header("Authorization", "Bearer " + apiKey);
  }

  private JsonNode send(HttpRequest.Builder builder) throws IOException, InterruptedException {
    HttpRequest request = builder.build();
    HttpResponse<String> response = client.send(request, BodyHandlers.ofString());
    if (response.statusCode() / 100 != 2) {
      throw new IOException(
          "%s %s: %d %s"
              .formatted(request.method(), request.uri(), response.statusCode(), response.body()));
    }
    try {
      return JSON.readTree(response.body());
    } catch (JacksonException noJson) {
      throw new IOException(request.uri() + " answers no JSON: " + response.body(), noJson);
    }
  }

  private static String text(JsonNode node, String pointer) throws IOException {
    JsonNode value = node.at(pointer);
    if (!value.isString()) {
      throw new IOException("no text at " + pointer + " in " + node);
    }
    return value.stringValue();
  }

  private static long count(JsonNode node, String pointer) throws IOException {
    JsonNode value = node.at(pointer);
    if (!value.isIntegralNumber()) {
      throw new IOException("no count at " + pointer + " in " + node);
    }
    return value.longValue();
  }
}
