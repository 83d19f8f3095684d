package dev.hookline.sdk.worker;

import dev.hookline.sdk.Token;
import dev.hookline.sdk.TokenResult;
import dev.hookline.sdk.TypeOf;
import dev.hookline.sdk.json.JsonCodec;
import dev.hookline.sdk.transport.CreatedToken;
import dev.hookline.sdk.transport.TokenState;
import dev.hookline.sdk.transport.WaitingFor;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** Tokens of a run, and waiting for them. */
final class RunTokens {

  private static final byte[] COMPLETED = "\"completed\"".getBytes(StandardCharsets.US_ASCII);
  private static final byte[] TIMED_OUT = "\"timed_out\"".getBytes(StandardCharsets.US_ASCII);

  private final RunJournal journal;
  private final RunCallRetry calls;
  private final WorkerCore core;

  RunTokens(RunJournal journal, Execution execution, WorkerCore core) {
    this.journal = journal;
    this.calls = new RunCallRetry(execution);
    this.core = core;
  }

  Token create(Duration timeout) {
    String key = journal.key("token");
    byte[] known = journal.recall(key);
    if (known != null) {
      return journal.readPresent(key, known, TypeOf.of(Token.class));
    }
    journal.begin(key);
    CreatedToken created =
        calls.ask(() -> core.transport().createToken(timeout, journal.idempotencyKey(key)));
    var token = new Token(created.id(), created.url(), created.expiresAt());
    journal.remember(key, JsonCodec.standard().write(token));
    return token;
  }

  /** Suspends once. What it was woken for is remembered, so that later attempts find the same. */
  <T> TokenResult<T> await(String token, @Nullable Duration timeout, TypeOf<T> type) {
    String key = journal.key("wait/" + token);
    String resultKey = journal.key("waited/" + token);
    if (journal.recall(key) == null) {
      journal.begin(key);
      throw journal.suspend(key, JsonCodec.nullValue(), new WaitingFor.Token(token, timeout));
    }
    byte[] result = journal.recall(resultKey);
    if (Arrays.equals(result, TIMED_OUT)) {
      return new TokenResult.TimedOut<>();
    }
    return switch (calls.ask(() -> core.transport().token(token))) {
      case TokenState.Completed completed -> {
        rememberFirst(result, resultKey, COMPLETED);
        yield new TokenResult.Completed<>(journal.read(key, completed.output(), type));
      }
      case TokenState.Waiting waiting -> timedOut(resultKey);
      case TokenState.TimedOut timedOut -> timedOut(resultKey);
      case TokenState.Unknown unknown ->
          throw new IllegalArgumentException("there is no token " + token);
    };
  }

  private <T> TokenResult<T> timedOut(String resultKey) {
    rememberFirst(null, resultKey, TIMED_OUT);
    return new TokenResult.TimedOut<>();
  }

  private void rememberFirst(byte @Nullable [] known, String key, byte[] result) {
    if (known == null) {
      journal.begin(key);
      journal.remember(key, result);
    }
  }
}
