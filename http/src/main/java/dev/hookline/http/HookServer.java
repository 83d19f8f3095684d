package dev.hookline.http;

import dev.hookline.http.ingest.IngestRoute;
import dev.hookline.http.ingest.LoopAnswers;
import dev.hookline.http.ingest.SlowWork;
import dev.hookline.http.problem.Problem;
import dev.hookline.ingest.Receiver;
import dev.hookline.live.Meters;
import io.vertx.core.DeploymentOptions;
import io.vertx.core.Future;
import io.vertx.core.Handler;
import io.vertx.core.VerticleBase;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.http.HttpServerRequest;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/**
 * The listening side: one HTTP server on every event loop, all on one port. Requests at {@code
 * /in/} take the short way to {@link IngestRoute}, all others go to the API.
 */
public final class HookServer {

  private final Vertx vertx;
  private final HttpServerSettings settings;
  private final Receiver receiver;
  private final Handler<HttpServerRequest> api;
  private final Meters meters;
  private final Supplier<String> publicUrl;
  private final SlowWork slowWork = new SlowWork();
  private final List<HttpServer> servers = new CopyOnWriteArrayList<>();

  /**
   * @param publicUrl what senders see before the path; some sign it
   */
  public HookServer(
      Vertx vertx,
      HttpServerSettings settings,
      Receiver receiver,
      Handler<HttpServerRequest> api,
      Meters meters,
      Supplier<String> publicUrl) {
    this.vertx = vertx;
    this.settings = settings;
    this.receiver = receiver;
    this.api = api;
    this.meters = meters;
    this.publicUrl = publicUrl;
  }

  /** Listens; the future holds the port, and fails when the port is taken. */
  public Future<Integer> start() {
    DeploymentOptions perLoop = new DeploymentOptions().setInstances(settings.eventLoops());
    return vertx.deployVerticle(Loop::new, perLoop).map(id -> servers.getFirst().actualPort());
  }

  /** Takes no more connections; those that are idle are closed, requests under way are answered. */
  public Future<Void> stopAccepting(long patienceMillis) {
    return Future.all(
            servers.stream()
                .map(server -> server.shutdown(patienceMillis, TimeUnit.MILLISECONDS))
                .toList())
        .onComplete(ended -> slowWork.close())
        .mapEmpty();
  }

  private HttpServerOptions options() {
    return new HttpServerOptions()
        .setHost(settings.host())
        .setPort(settings.port())
        .setTcpNoDelay(true)
        .setAcceptBacklog(4096)
        .setHttp2ClearTextEnabled(false)
        .setUseAlpn(false)
        .setDecompressionSupported(false)
        .setCompressionSupported(false)
        .setPerFrameWebSocketCompressionSupported(false)
        .setPerMessageWebSocketCompressionSupported(false)
        .setMaxInitialLineLength(settings.requestLineBytesMax())
        .setMaxHeaderSize(settings.headerBytesMax())
        .setIdleTimeoutUnit(TimeUnit.SECONDS)
        .setIdleTimeout((int) settings.idle().toSeconds());
  }

  private final class Loop extends VerticleBase {

    @Override
    public Future<?> start() {
      LoopAnswers answers =
          new LoopAnswers(vertx, settings.bodyPatience(), settings.storePatience());
      IngestRoute ingest =
          new IngestRoute(
              receiver,
              answers,
              meters,
              settings.bodyBytesMax(),
              publicUrl,
              settings.trustedProxies(),
              slowWork);
      RequestHeads heads = new RequestHeads(vertx, settings.headPatience());
      HttpServerOptions options = options();
      HttpServer server = vertx.createHttpServer(options);
      server.connectionHandler(connection -> {
        StrictDecoder.on(connection, options.getHttp1Config());
        heads.opened(connection);
      });
      server.invalidRequestHandler(BrokenRequest::refuseUnread);
      server.requestHandler(request -> {
        Optional<Problem> refusal = Framing.refusal(request);
        if (refusal.isPresent()) {
          BrokenRequest.refuse(request, refusal.get());
          return;
        }
        String path = request.path();
        if (path != null && path.startsWith(IngestRoute.PREFIX)) {
          ingest.handle(request, path.substring(IngestRoute.PREFIX.length()));
        } else {
          api.handle(request);
        }
      });
      servers.add(server);
      return server.listen();
    }
  }
}
