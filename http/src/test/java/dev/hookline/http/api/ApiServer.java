package dev.hookline.http.api;

import dev.hookline.id.Id;
import dev.hookline.id.IdGenerator;
import dev.hookline.operate.AnswerStore;
import dev.hookline.operate.ApiKeys;
import dev.hookline.operate.Scope;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.ext.web.Router;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Function;

/** Routes on a real server at a free port of the loopback address, with keys for two projects. */
public final class ApiServer implements AutoCloseable {

  private static final Duration PATIENCE = Duration.ofSeconds(30);
  private static final int HEADER_BYTES_MAX = 32 * 1024;

  public final IdGenerator ids = new IdGenerator(InstantSource.system(), 0);
  public final Id project = ids.next();
  public final Id otherProject = ids.next();
  public final ApiKeys keys;
  public final String adminKey;
  public final String readKey;
  public final String publishKey;
  public final String otherKey;
  public final ApiRouter router;

  private final Vertx vertx = Vertx.vertx();
  private final ExecutorService handlers = Executors.newVirtualThreadPerTaskExecutor();
  private final HttpClient client =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
  private final HttpServer server;

  public ApiServer(List<ApiRoute> routes) {
    this(routes, new AnswersInMemory(), ApiLimits.STANDARD);
  }

  public ApiServer(List<ApiRoute> routes, AnswerStore answers, ApiLimits limits) {
    this(server -> routes, answers, limits);
  }

  /**
   * @param routes made when ids, keys and projects are there
   */
  public ApiServer(
      Function<ApiServer, List<ApiRoute>> routes, AnswerStore answers, ApiLimits limits) {
    keys = new ApiKeys(new ApiKeysInMemory(), ids, InstantSource.system());
    adminKey = key(project, Scope.ADMIN);
    readKey = key(project, Scope.READ);
    publishKey = key(project, Scope.PUBLISH);
    otherKey = key(otherProject, Scope.ADMIN);
    router =
        new ApiRouter(
            routes.apply(this),
            keys,
            new Idempotency(answers, InstantSource.system()),
            new Cursors("a test key for cursors".getBytes(StandardCharsets.US_ASCII)),
            limits,
            handlers);
    Router paths = Router.router(vertx);
    router.mount(paths);
    server =
        vertx
            .createHttpServer(new HttpServerOptions().setMaxHeaderSize(HEADER_BYTES_MAX))
            .requestHandler(paths)
            .listen(0, "127.0.0.1")
            .toCompletionStage()
            .toCompletableFuture()
            .join();
  }

  private String key(Id ofProject, Scope scope) {
    return keys.create(ofProject, "test key", Set.of(scope), null).text();
  }

  public int port() {
    return server.actualPort();
  }

  /** A request with the key that may do everything. */
  public HttpRequest.Builder request(String path) {
    return anonymous(path).header("authorization", "Bearer " + adminKey);
  }

  public HttpRequest.Builder anonymous(String path) {
    return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port() + path))
        .timeout(PATIENCE);
  }

  public HttpResponse<String> get(String path) {
    return send(request(path));
  }

  public HttpResponse<String> post(String path, String json) {
    return send(
        request(path)
            .header("content-type", "application/json")
            .POST(HttpRequest.BodyPublishers.ofString(json)));
  }

  public HttpResponse<String> send(HttpRequest.Builder request) {
    return send(request, HttpResponse.BodyHandlers.ofString());
  }

  public <T> HttpResponse<T> send(
      HttpRequest.Builder request, HttpResponse.BodyHandler<T> handler) {
    try {
      return client.send(request.build(), handler);
    } catch (IOException broken) {
      throw new UncheckedIOException(broken);
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(interrupted);
    }
  }

  @Override
  public void close() {
    client.shutdownNow();
    vertx.close().toCompletionStage().toCompletableFuture().join();
    handlers.shutdownNow();
  }
}
