package dev.hookline.server.story;

import java.net.http.HttpHeaders;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What the server answered. */
public final class Answer {

  private static final JsonMapper JSON = new JsonMapper();

  private final HttpResponse<byte[]> response;

  Answer(HttpResponse<byte[]> response) {
    this.response = response;
  }

  public int status() {
    return response.statusCode();
  }

  public Optional<String> header(String name) {
    return headers().firstValue(name);
  }

  public HttpHeaders headers() {
    return response.headers();
  }

  public byte[] bytes() {
    return response.body();
  }

  public String text() {
    return new String(bytes(), StandardCharsets.UTF_8);
  }

  public JsonNode json() {
    return JSON.readTree(bytes());
  }

  /** This answer, for the caller that can only go on with this status. */
  public Answer expect(int status) {
    if (status() != status) {
      throw new AssertionError("expected %d, but got %s".formatted(status, this));
    }
    return this;
  }

  @Override
  public String toString() {
    return "%s %s -> %d %s"
        .formatted(response.request().method(), response.request().uri(), status(), text());
  }
}
