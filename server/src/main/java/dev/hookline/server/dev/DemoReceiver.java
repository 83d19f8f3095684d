package dev.hookline.server.dev;

import dev.hookline.signatures.Secret;
import dev.hookline.signatures.SignedRequest;
import dev.hookline.signatures.Verdict;
import dev.hookline.signatures.Verifier;
import dev.hookline.signatures.scheme.StandardWebhooks;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerRequest;
import java.io.PrintStream;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A subscriber for trying things out: verifies each delivery and prints one line about it. */
final class DemoReceiver {

  private static final int SHOWN_BYTES = 120;

  private final Verifier verifier;
  private final PrintStream out;

  DemoReceiver(String secret, PrintStream out) {
    this.verifier = StandardWebhooks.standard().verifier(List.of(Secret.of(secret)));
    this.out = out;
  }

  /** Listens on loopback; the future holds the port. */
  Future<Integer> start(Vertx vertx) {
    return vertx
        .createHttpServer()
        .requestHandler(this::receive)
        .listen(0, "127.0.0.1")
        .map(HttpServer::actualPort);
  }

  private void receive(HttpServerRequest request) {
    request.body().onSuccess(body -> answer(request, body.getBytes()));
  }

  private void answer(HttpServerRequest request, byte[] body) {
    boolean genuine =
        verifier.verify(new Received(request, body), System.currentTimeMillis())
            instanceof Verdict.Genuine;
    out.printf(
        "%n  >> delivered %s, attempt %s, signature %s, %,d bytes: %s%n",
        request.getHeader("webhook-id"),
        request.getHeader("hookline-attempt"),
        genuine ? "right" : "WRONG",
        body.length,
        shown(body));
    out.flush();
    request.response().setStatusCode(genuine ? 200 : 401).end();
  }

  private static String shown(byte[] body) {
    StringBuilder text = new StringBuilder();
    for (int at = 0; at < Math.min(body.length, SHOWN_BYTES); at++) {
      char letter = (char) (body[at] & 0x7f);
      text.append(letter < ' ' || letter == 0x7f ? ' ' : letter);
    }
    return body.length > SHOWN_BYTES ? text + "..." : text.toString();
  }

  private static final class Received implements SignedRequest {
    private final HttpServerRequest request;
    private final byte[] body;

    Received(HttpServerRequest request, byte[] body) {
      this.request = request;
      this.body = body;
    }

    @Override
    public byte[] body() {
      return body;
    }

    @Override
    public String method() {
      return request.method().name();
    }

    @Override
    public @Nullable String url() {
      return null;
    }

    @Override
    public List<String> headerValues(String name) {
      return request.headers().entries().stream()
          .filter(field -> field.getKey().equalsIgnoreCase(name))
          .map(Map.Entry::getValue)
          .toList();
    }
  }
}
