package dev.hookline.http.api;

import dev.hookline.http.problem.Problem;
import dev.hookline.http.problem.ProblemCode;
import dev.hookline.http.problem.Refused;
import dev.hookline.job.StoreUnavailable;
import dev.hookline.operate.ApiKey;
import dev.hookline.operate.ApiKeys;
import dev.hookline.operate.Scope;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.Router;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Takes a request from its head to its answer: route, key, scope, headers, body, then the handler
 * on a thread of its own. Each step can end the call with a problem; nothing else gets out.
 */
public final class ApiRouter {

  private static final Logger log = LoggerFactory.getLogger(ApiRouter.class);

  private final List<ApiRoute> routes;
  private final RouteTable table;
  private final Authentication authentication;
  private final Idempotency idempotency;
  private final Cursors cursors;
  private final ApiLimits limits;
  private final BodyBudget budget;
  private final Executor handlers;

  /**
   * @param handlers runs each call; a thread of its own for each, as handlers block
   */
  public ApiRouter(
      List<ApiRoute> routes,
      ApiKeys keys,
      Idempotency idempotency,
      Cursors cursors,
      ApiLimits limits,
      Executor handlers) {
    this.routes = List.copyOf(routes);
    this.table = new RouteTable(routes);
    this.authentication = new Authentication(keys);
    this.idempotency = idempotency;
    this.cursors = cursors;
    this.limits = limits;
    this.budget = new BodyBudget(limits.bodiesMaxBytes());
    this.handlers = handlers;
  }

  /** All routes, for those who describe them. */
  public List<ApiRoute> routes() {
    return routes;
  }

  /**
   * Takes all requests that are {@link #owns owned} from a router, whose other routes may come
   * before or after.
   */
  public void mount(Router router) {
    router
        .route()
        .handler(context -> {
          if (owns(context.request().path())) {
            handle(context.request());
          } else {
            context.next();
          }
        });
  }

  /** Whether a path, as it was sent, is answered here, be it with 404. */
  public boolean owns(@Nullable String path) {
    return path != null
        && (path.startsWith("/api/")
            || path.equals("/api")
            || path.startsWith("/health/")
            || path.startsWith("/tokens/")
            || table.match(HttpMethod.GET, path) instanceof RouteTable.Match.Found);
  }

  /** Answers a request, whatever its path. Must be called when nothing of its body was read yet. */
  public void handle(HttpServerRequest request) {
    Exchange exchange = new Exchange(request, RequestIds.next());
    switch (table.match(request.method(), exchange.path())) {
      case RouteTable.Match.Found(ApiRoute route, Map<String, String> parameters) ->
          authorize(exchange, route, parameters);
      case RouteTable.Match.OtherMethods(String allowed) ->
          exchange.refuse(
              EncodedAnswer.of(
                      ProblemCode.METHOD_NOT_ALLOWED.problem("Here may be used: " + allowed + "."))
                  .with("allow", allowed));
      case RouteTable.Match.Unknown() ->
          exchange.refuse(ProblemCode.NOT_FOUND.problem("There is nothing here."));
    }
  }

  private void authorize(Exchange exchange, ApiRoute route, Map<String, String> parameters) {
    Scope scope = route.scope();
    if (scope == null) {
      receive(exchange, route, null, parameters);
      return;
    }
    Optional<ApiKey> key = authentication.key(exchange.request());
    if (key.isEmpty()) {
      exchange.refuse(
          ProblemCode.UNAUTHENTICATED.problem("The request has no API key that is in force."));
    } else if (!key.get().holds(scope)) {
      exchange.refuse(
          ProblemCode.FORBIDDEN.problem("The key lacks the scope " + scope.word() + "."));
    } else {
      receive(exchange, route, key.get(), parameters);
    }
  }

  private void receive(
      Exchange exchange, ApiRoute route, @Nullable ApiKey key, Map<String, String> pathParameters) {
    HttpServerRequest request = exchange.request();
    Optional<Problem> problem = RequestHeaders.problem(request);
    if (problem.isPresent()) {
      exchange.refuse(problem.get());
      return;
    }
    BodyReader.read(
        exchange.vertx(),
        request,
        limits.bodyMaxBytes(route.bodyLimit()),
        limits.bodyTimeout().toMillis(),
        budget,
        body -> {
          switch (body) {
            case BodyReader.Body.Complete(byte[] bytes) ->
                start(exchange, incoming(exchange, route, key, pathParameters, bytes));
            case BodyReader.Body.TooLarge(int maxBytes) ->
                exchange.refuse(
                    ProblemCode.BODY_TOO_LARGE.problem(
                        "The body may have " + maxBytes + " bytes."));
            case BodyReader.Body.TooSlow() ->
                exchange.refuseAndClose(
                    ProblemCode.REQUEST_TIMEOUT.problem("The body did not arrive in time."));
            case BodyReader.Body.NoRoom() ->
                exchange.refuse(ProblemCode.OVERLOADED.problem("Too many bodies are being read."));
            case BodyReader.Body.Malformed() ->
                exchange.refuseAndClose(
                    ProblemCode.INVALID_REQUEST.problem("The body cannot be read as HTTP/1.1."));
            case BodyReader.Body.Broken() -> {}
          }
        });
  }

  private static IncomingCall incoming(
      Exchange exchange,
      ApiRoute route,
      @Nullable ApiKey key,
      Map<String, String> pathParameters,
      byte[] body) {
    HttpServerRequest request = exchange.request();
    return new IncomingCall(
        exchange.requestId(),
        route,
        key,
        pathParameters,
        exchange.path(),
        request.query(),
        request.headers().getAll("idempotency-key"),
        request.getHeader("last-event-id"),
        body);
  }

  private void start(Exchange exchange, IncomingCall incoming) {
    int taken = incoming.body().length;
    try {
      handlers.execute(() -> {
        ApiAnswer answer;
        try {
          answer =
              handled(
                  incoming,
                  () -> idempotency.answer(incoming.read(cursors), incoming.route().handler()));
        } finally {
          budget.giveBack(taken);
        }
        if (answer instanceof ApiAnswer.Streamed(ApiAnswer.Streaming streaming)) {
          exchange.stream(streaming);
        } else if (answer instanceof ApiAnswer.Later(ApiAnswer.Waiting waiting)) {
          exchange.await(waiting::gone);
          waiting.begin(told -> answerLater(exchange, incoming, waiting, told));
        } else {
          exchange.answer(encoded(incoming, answer));
        }
      });
    } catch (RejectedExecutionException stopping) {
      budget.giveBack(taken);
      exchange.refuse(ProblemCode.OVERLOADED.problem("The server is stopping."));
    }
  }

  private void answerLater(
      Exchange exchange,
      IncomingCall incoming,
      ApiAnswer.Waiting waiting,
      Supplier<ApiAnswer> told) {
    try {
      handlers.execute(
          () -> exchange.answer(encoded(incoming, handled(incoming, told)), waiting::gone));
    } catch (RejectedExecutionException stopping) {
      waiting.gone();
    }
  }

  private static ApiAnswer handled(IncomingCall incoming, Supplier<ApiAnswer> handling) {
    try {
      return handling.get();
    } catch (Refused refused) {
      return new ApiAnswer.Failed(refused.problem());
    } catch (StoreUnavailable unavailable) {
      log.warn(
          "Request {} {}: {}", incoming.requestId(), incoming.route(), unavailable.getMessage());
      return ApiAnswer.failed(
          ProblemCode.STORE_UNAVAILABLE, "The store cannot be used at present.");
    } catch (RuntimeException | Error defect) {
      return failed(incoming, defect);
    }
  }

  private static EncodedAnswer encoded(IncomingCall incoming, ApiAnswer answer) {
    try {
      return EncodedAnswer.of(answer);
    } catch (RuntimeException | Error defect) {
      return EncodedAnswer.of(failed(incoming, defect));
    }
  }

  private static ApiAnswer failed(IncomingCall incoming, Throwable defect) {
    log.error("Request {} {} failed", incoming.requestId(), incoming.route(), defect);
    return ApiAnswer.failed(
        ProblemCode.INTERNAL_ERROR,
        "The request failed; the server's log tells why under " + incoming.requestId());
  }
}
