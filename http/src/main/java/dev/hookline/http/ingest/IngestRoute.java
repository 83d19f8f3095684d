package dev.hookline.http.ingest;

import dev.hookline.delivery.guard.AddressList;
import dev.hookline.ingest.CompiledSource;
import dev.hookline.ingest.ContentDecoder;
import dev.hookline.ingest.Receipt;
import dev.hookline.ingest.Receiver;
import dev.hookline.ingest.RejectionCause;
import dev.hookline.live.Meters;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Takes webhooks: finds the source, reads the body under the size limit, and leaves the rest to
 * {@link Receiver}. One instance serves one event loop and never blocks it.
 */
public final class IngestRoute {

  public static final String PREFIX = "/in/";

  private static final Set<HttpMethod> METHODS =
      Set.of(
          HttpMethod.POST,
          HttpMethod.PUT,
          HttpMethod.PATCH,
          HttpMethod.DELETE,
          HttpMethod.GET,
          HttpMethod.HEAD,
          HttpMethod.OPTIONS);

  /** Even at the highest ratio this is inflated in a millisecond or two. */
  private static final int INFLATED_AT_ONCE_BYTES_MAX = 16 * 1024;

  private final Receiver receiver;
  private final LoopAnswers answers;
  private final Meters meters;
  private final int bodyBytesMax;
  private final Supplier<String> publicUrl;
  private final ContentDecoder decoder;
  private final ClientAddress clients;
  private final SlowWork slowWork;

  public IngestRoute(
      Receiver receiver,
      LoopAnswers answers,
      Meters meters,
      int bodyBytesMax,
      Supplier<String> publicUrl,
      AddressList trustedProxies,
      SlowWork slowWork) {
    this.receiver = receiver;
    this.answers = answers;
    this.meters = meters;
    this.bodyBytesMax = bodyBytesMax;
    this.publicUrl = publicUrl;
    this.decoder = new ContentDecoder(bodyBytesMax);
    this.clients = new ClientAddress(trustedProxies);
    this.slowWork = slowWork;
  }

  /**
   * @param token what follows {@link #PREFIX} in the request's path
   */
  public void handle(HttpServerRequest request, String token) {
    long startedNanos = System.nanoTime();
    CompiledSource source = receiver.source(token);
    PendingAnswer pending = new PendingAnswer(request, meters, source, startedNanos);
    BodyReader body = new BodyReader(request, bodyBytesMax);
    if (source == null) {
      unknown(body, pending);
      return;
    }
    if (!METHODS.contains(request.method())) {
      refuse(source, request, pending, RejectionCause.METHOD_NOT_ALLOWED);
      return;
    }
    if (body.isDeclaredTooLong()) {
      refuse(source, request, pending, RejectionCause.PAYLOAD_TOO_LARGE);
      return;
    }
    answers.expectBody(pending);
    body.read(
        bytes -> receive(source, request(source, request, bytes), pending),
        () -> refuse(source, request, pending, RejectionCause.PAYLOAD_TOO_LARGE),
        () -> pending.endAndClose(IngestAnswer.MALFORMED));
  }

  private void receive(CompiledSource source, VertxInboundRequest request, PendingAnswer pending) {
    if (pending.isEnded()) {
      return; // the body came after the request was answered 408
    }
    pending.bodyIsRead();
    answers.expect(pending);
    if (!isSlow(source, request)) {
      receiver.receive(source, request, receipt -> answers.answer(pending, receipt));
    } else if (!slowWork.offer(
        () -> receiver.receive(source, request, receipt -> answers.answer(pending, receipt)))) {
      pending.end(new Receipt.Unavailable("too many signatures wait to be verified"));
    }
  }

  private static boolean isSlow(CompiledSource source, VertxInboundRequest request) {
    return source.verifiesSlowly()
        || (request.body().length > INFLATED_AT_ONCE_BYTES_MAX && request.isEncoded());
  }

  private VertxInboundRequest request(
      CompiledSource source, HttpServerRequest request, byte @Nullable [] body) {
    return new VertxInboundRequest(
        request, body, publicUrl, source.source().settings().publicUrl(), decoder, clients);
  }

  /** The body is not read, so the connection cannot be used again. */
  private void refuse(
      CompiledSource source,
      HttpServerRequest request,
      PendingAnswer pending,
      RejectionCause cause) {
    VertxInboundRequest withoutBody = request(source, request, null);
    Receipt refused = receiver.refuse(source, withoutBody, cause);
    pending.endAndClose(IngestAnswer.of(refused));
  }

  /** Bytes for nobody are not worth waiting for. */
  private static void unknown(BodyReader body, PendingAnswer pending) {
    Receipt nobody = new Receipt.UnknownSource();
    if (body.isAnnounced()) {
      pending.endAndClose(IngestAnswer.of(nobody));
    } else {
      pending.end(nobody);
    }
  }
}
