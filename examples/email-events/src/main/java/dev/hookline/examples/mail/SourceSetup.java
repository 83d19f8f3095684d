package dev.hookline.examples.mail;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Makes the sources at Hookline that are not there yet. */
final class SourceSetup {

  private static final JsonMapper JSON = JsonMapper.shared();

  private final String sources;
  private final String apiKey;

  SourceSetup(String hooklineUrl, String apiKey) {
    this.sources = hooklineUrl + "/api/v1/sources";
    this.apiKey = apiKey;
  }

  /** The URL that the provider has to be given. */
  String url(Source source) throws IOException, InterruptedException {
    JsonNode known = call(request().GET());
    for (JsonNode one : known.path("data")) {
      if (one.path("name").asString("").equals(source.provider())) {
        return one.path("url").asString();
      }
    }
    byte[] wanted =
        JSON.writeValueAsBytes(
            Map.of(
                "name", source.provider(),
                "provider", source.provider(),
                "secret", source.secret()));
    return call(request().POST(BodyPublishers.ofByteArray(wanted))).path("url").asString();
  }

  private HttpRequest.Builder request() {
    return HttpRequest.newBuilder(URI.create(sources))
        .header("Authorization", "Bearer " + apiKey)
        .header("Content-Type", "application/json");
  }

  private static JsonNode call(HttpRequest.Builder request)
      throws IOException, InterruptedException {
    try (HttpClient http = HttpClient.newHttpClient()) {
      HttpResponse<byte[]> answer = http.send(request.build(), BodyHandlers.ofByteArray());
      JsonNode body = JSON.readTree(answer.body());
      if (answer.statusCode() >= 300) {
        throw new IOException("Hookline answered " + answer.statusCode() + ": " + body);
      }
      return body;
    }
  }
}
