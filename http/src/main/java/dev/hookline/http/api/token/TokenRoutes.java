package dev.hookline.http.api.token;

import dev.hookline.http.api.ApiAnswer;
import dev.hookline.http.api.ApiCall;
import dev.hookline.http.api.ApiRoute;
import dev.hookline.http.json.JsonObject;
import dev.hookline.http.json.RawMember;
import dev.hookline.http.json.StrictJson;
import dev.hookline.http.problem.ProblemCode;
import dev.hookline.id.IdPrefix;
import dev.hookline.operate.Scope;
import dev.hookline.task.Token;
import dev.hookline.task.Tokens;
import io.vertx.core.http.HttpMethod;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.function.Supplier;

/** Tokens: something outside that a run waits for. */
public final class TokenRoutes {

  private static final String PATH = "/api/v1/tokens";
  private static final String ONE = PATH + "/:token";
  private static final String PUBLIC = "/tokens/:token/:secret";
  private static final byte[] NULL = "null".getBytes(StandardCharsets.US_ASCII);
  private static final int KEY_LENGTH_MAX = 512;
  private static final Duration TIMEOUT_MIN = Duration.ofSeconds(1);

  private final Tokens tokens;
  private final Supplier<String> publicUrl;
  private final InstantSource clock;

  /**
   * @param publicUrl where this server is reached from outside, without a slash at the end
   */
  public TokenRoutes(Tokens tokens, Supplier<String> publicUrl, InstantSource clock) {
    this.tokens = tokens;
    this.publicUrl = publicUrl;
    this.clock = clock;
  }

  public List<ApiRoute> routes() {
    return List.of(
        ApiRoute.post(PATH, Scope.TRIGGER, this::create),
        ApiRoute.get(ONE, Scope.READ, call -> ApiAnswer.ok(view(find(call)))),
        ApiRoute.post(ONE + "/complete", Scope.TRIGGER, this::complete),
        new ApiRoute(HttpMethod.POST, PUBLIC, null, this::completeByUrl));
  }

  private ApiAnswer create(ApiCall call) {
    JsonObject form = call.jsonIfAny();
    Duration timeout = form.duration("timeout", TIMEOUT_MIN, Tokens.TIMEOUT_MAX);
    String key = form.text("idempotency_key", KEY_LENGTH_MAX);
    if (key != null && key.isEmpty()) {
      form.error("idempotency_key", "must not be empty");
    }
    form.refuseIfInvalid();
    Token token =
        tokens.create(call.project(), timeout == null ? Tokens.TIMEOUT_STANDARD : timeout, key);
    String url =
        publicUrl.get() + "/tokens/" + token.id().text(IdPrefix.TOKEN) + "/" + token.secret();
    return ApiAnswer.created(TokenView.of(token, url, clock.instant()));
  }

  private ApiAnswer complete(ApiCall call) {
    Token token = find(call);
    JsonObject form = call.jsonIfAny();
    boolean hasOutput = form.has("output");
    form.refuseIfInvalid();
    byte[] output = hasOutput ? RawMember.of(call.body(), "output") : null;
    return ApiAnswer.ok(view(complete(token, output == null ? NULL : output)));
  }

  private record Completed(String id, String status) {}

  private ApiAnswer completeByUrl(ApiCall call) {
    Token token =
        tokens
            .find(call.pathId("token", IdPrefix.TOKEN), call.pathParameter("secret"))
            .orElseThrow(ApiCall::notFound);
    StrictJson.requireValue(call.body());
    TokenView completed = view(complete(token, call.body()));
    return ApiAnswer.accepted(new Completed(completed.id(), completed.status()));
  }

  private Token complete(Token token, byte[] output) {
    if (output.length > Token.OUTPUT_BYTES_MAX) {
      throw ProblemCode.OUTPUT_TOO_LARGE.refused(
          "A token takes " + Token.OUTPUT_BYTES_MAX + " bytes.");
    }
    return tokens.complete(token, output);
  }

  private Token find(ApiCall call) {
    return tokens
        .find(call.project(), call.pathId("token", IdPrefix.TOKEN))
        .orElseThrow(ApiCall::notFound);
  }

  private TokenView view(Token token) {
    return TokenView.of(token, null, clock.instant());
  }
}
