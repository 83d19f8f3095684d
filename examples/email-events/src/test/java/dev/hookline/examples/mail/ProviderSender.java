package dev.hookline.examples.mail;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.hookline.signatures.Secret;
import dev.hookline.signatures.Sender;
import dev.hookline.signatures.SentMessage;
import dev.hookline.signatures.SignedHeader;
import dev.hookline.signatures.SignedRequest;
import dev.hookline.signatures.provider.Configuration;
import dev.hookline.signatures.provider.Providers;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.List;

/** Signs and sends as Resend and Telnyx do. */
final class ProviderSender implements AutoCloseable {

  private final HttpClient http = HttpClient.newHttpClient();
  private final Way resend;
  private final Way telnyx;

  private record Way(URI url, Sender sender) {}

  ProviderSender(ProviderKeys keys, App app) {
    resend = new Way(URI.create(app.resendUrl()), sender(Source.RESEND, ProviderKeys.RESEND));
    telnyx = new Way(URI.create(app.telnyxUrl()), sender(Source.TELNYX, keys.telnyxPrivate));
  }

  private static Sender sender(String provider, String secret) {
    if (!(Providers.find(provider).orElseThrow().configure(null)
        instanceof Configuration.Ready ready)) {
      throw new IllegalArgumentException(provider + " needs settings");
    }
    return ready.scheme().sender(List.of(Secret.of(secret))).orElseThrow();
  }

  /** Sends an event; it is on stable storage at Hookline when this returns. */
  void send(SentEvent event) throws IOException, InterruptedException {
    Way way = event.provider().equals(Source.RESEND) ? resend : telnyx;
    byte[] body = event.body().getBytes(UTF_8);
    SentMessage sent =
        way.sender().send(SignedRequest.ofBody(body), event.id(), System.currentTimeMillis());
    HttpRequest.Builder request =
        HttpRequest.newBuilder(way.url())
            .header("Content-Type", "application/json")
            .POST(BodyPublishers.ofByteArray(body));
    for (SignedHeader header : sent.proof()) {
      request.header(header.name(), header.value());
    }
    HttpResponse<String> answer = http.send(request.build(), BodyHandlers.ofString());
    if (answer.statusCode() != 202) {
      throw new AssertionError(answer.statusCode() + " " + answer.body());
    }
  }

  @Override
  public void close() {
    http.close();
  }
}
