package dev.hookline.server.developer;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** The server of a developer, which gets requests as if their sender had reached it. */
public final class LocalServer {

  private static final Duration TIMEOUT = Duration.ofSeconds(30);

  /** They belong to the connection or describe a form of the body that it no longer has. */
  private static final Set<String> LEFT_OUT =
      Set.of(
          "connection",
          "content-encoding",
          "content-length",
          "expect",
          "host",
          "keep-alive",
          "proxy-connection",
          "te",
          "trailer",
          "transfer-encoding",
          "upgrade");

  private final HttpClient client =
      HttpClient.newBuilder()
          .version(HttpClient.Version.HTTP_1_1)
          .connectTimeout(TIMEOUT)
          .followRedirects(HttpClient.Redirect.NEVER)
          .build();
  private final URI url;

  public LocalServer(URI url) {
    this.url = url;
  }

  /** What came back, in a line for people. */
  public record Reply(boolean isSuccess, String text) {}

  /** Sends a request and waits for the answer; a failure to reach the server is a reply too. */
  public Reply send(Map<String, String> headers, byte[] body) throws InterruptedException {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(url)
            .timeout(TIMEOUT)
            .POST(HttpRequest.BodyPublishers.ofByteArray(body));
    headers.forEach((name, value) -> {
      if (!LEFT_OUT.contains(name.toLowerCase(Locale.ROOT))) {
        request.header(name, value);
      }
    });
    long startedNanos = System.nanoTime();
    try {
      HttpResponse<byte[]> answer = client.send(request.build(), BodyHandlers.ofByteArray());
      long millis = (System.nanoTime() - startedNanos) / 1_000_000;
      return new Reply(
          answer.statusCode() / 100 == 2,
          answer.statusCode() + " in " + millis + " ms" + OneLine.of(answer.body()));
    } catch (IOException unreachable) {
      String reason = unreachable.getMessage();
      return new Reply(
          false, "no answer: " + (reason == null ? "cannot connect to " + url : reason));
    }
  }
}
