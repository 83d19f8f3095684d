package dev.hookline.sdk.http;

import dev.hookline.sdk.json.JsonCodec;
import dev.hookline.sdk.json.JsonFields;
import dev.hookline.sdk.json.JsonMappingFailure;
import dev.hookline.sdk.transport.ChildRun;
import dev.hookline.sdk.transport.CreatedToken;
import dev.hookline.sdk.transport.HeartbeatAnswer;
import dev.hookline.sdk.transport.ItemResult;
import dev.hookline.sdk.transport.LeaseAnswer;
import dev.hookline.sdk.transport.RegisterAnswer;
import dev.hookline.sdk.transport.Registration;
import dev.hookline.sdk.transport.ReportAnswer;
import dev.hookline.sdk.transport.ReportItem;
import dev.hookline.sdk.transport.SessionExpired;
import dev.hookline.sdk.transport.TokenState;
import dev.hookline.sdk.transport.TransportException;
import dev.hookline.sdk.transport.TriggerAnswer;
import dev.hookline.sdk.transport.TriggerItem;
import dev.hookline.sdk.transport.WorkerTransport;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The worker protocol over HTTP. */
public final class HttpWorkerTransport implements WorkerTransport, AutoCloseable {

  private static final String WORKERS = "/api/v1/workers";
  private static final Duration TIMEOUT = Duration.ofSeconds(30);

  private final ApiConnection connection;
  private final HttpRunCalls calls;
  private final LeaseReceipts receipts = new LeaseReceipts();

  /** Connects when it is first used. */
  public HttpWorkerTransport(URI url, String apiKey) {
    connection = new ApiConnection(url, apiKey);
    calls = new HttpRunCalls(connection);
  }

  @Override
  public RegisterAnswer register(Registration registration)
      throws TransportException, InterruptedException {
    ApiAnswer answer = connection.post(WORKERS, RegistrationWriter.write(registration), TIMEOUT);
    if (answer.isSuccess()) {
      return reading(answer, this::registered);
    }
    if (answer.isTemporary()) {
      throw answer.asException();
    }
    Problem problem = answer.problem();
    return new RegisterAnswer.Refused(problem.code(), problem.detail(), problem.errors());
  }

  @Override
  public LeaseAnswer lease(String session, int max, Duration wait)
      throws TransportException, InterruptedException {
    byte[] body = receipts.request(session, max, wait);
    ApiAnswer answer = connection.post(path(session, "/lease"), body, wait.plus(TIMEOUT));
    if (isOver(answer)) {
      return new SessionExpired();
    }
    return reading(
        successful(answer),
        found -> {
          JsonFields fields = JsonFields.of(found.body());
          LeaseAnswer.Leased leased = LeaseReader.read(fields);
          receipts.received(session, fields);
          return leased;
        });
  }

  @Override
  public ReportAnswer report(String session, List<ReportItem> items)
      throws TransportException, InterruptedException {
    ApiAnswer answer =
        connection.post(path(session, "/report"), ReportWriter.write(items), TIMEOUT);
    if (isOver(answer)) {
      return new SessionExpired();
    }
    return switch (answer.status()) {
      case 409 -> allStale(answer, items.size());
      case 400, 413, 422 -> inHalves(session, items, answer.problem());
      default -> reading(successful(answer), ResultReader::read);
    };
  }

  @Override
  public HeartbeatAnswer heartbeat(String session) throws TransportException, InterruptedException {
    ApiAnswer answer =
        connection.post(path(session, "/heartbeat"), JsonCodec.standard().write(Map.of()), TIMEOUT);
    return isOver(answer)
        ? new SessionExpired()
        : reading(
            successful(answer),
            found -> new HeartbeatAnswer.Heard(LeaseReader.wishes(JsonFields.of(found.body()))));
  }

  @Override
  public void leave(String session) throws TransportException, InterruptedException {
    ApiAnswer answer = connection.send("DELETE", path(session, ""), null, TIMEOUT);
    if (!isOver(answer)) {
      successful(answer);
    }
  }

  @Override
  public List<TriggerAnswer> trigger(String task, List<TriggerItem> items)
      throws TransportException, InterruptedException {
    return calls.trigger(task, items);
  }

  @Override
  public List<ChildRun> children(String parent, List<String> runs)
      throws TransportException, InterruptedException {
    return calls.children(parent, runs);
  }

  @Override
  public CreatedToken createToken(Duration timeout, String idempotencyKey)
      throws TransportException, InterruptedException {
    return calls.createToken(timeout, idempotencyKey);
  }

  @Override
  public TokenState token(String id) throws TransportException, InterruptedException {
    return calls.token(id);
  }

  @Override
  public void close() {
    connection.close();
  }

  /** A report that is refused as a whole: halved until the item is found that is to blame. */
  private ReportAnswer inHalves(String session, List<ReportItem> items, Problem problem)
      throws TransportException, InterruptedException {
    if (items.size() == 1) {
      var rejected = new ItemResult.Rejected(problem.code(), problem.detail());
      return new ReportAnswer.Reported(List.of(rejected), List.of());
    }
    int half = items.size() / 2;
    ReportAnswer first = report(session, items.subList(0, half));
    ReportAnswer second = report(session, items.subList(half, items.size()));
    if (first instanceof ReportAnswer.Reported one && second instanceof ReportAnswer.Reported two) {
      var results = new ArrayList<ItemResult>(one.results());
      results.addAll(two.results());
      return new ReportAnswer.Reported(results, two.cancel());
    }
    return new SessionExpired();
  }

  private static ReportAnswer allStale(ApiAnswer answer, int items) throws TransportException {
    if (!answer.problem().code().equals("stale_lease")) {
      throw answer.asException();
    }
    return new ReportAnswer.Reported(Collections.nCopies(items, ItemResult.STALE), List.of());
  }

  private RegisterAnswer registered(ApiAnswer answer) {
    JsonFields fields = JsonFields.of(answer.body());
    receipts.received(fields.text("id"), fields);
    return new RegisterAnswer.Registered(
        fields.text("id"),
        JsonFields.require("heartbeat", fields.duration("heartbeat")),
        JsonFields.require("expires_after", fields.duration("expires_after")));
  }

  private static String path(String session, String call) {
    return WORKERS + '/' + session + call;
  }

  /** Over, or not known to the server at all. */
  private static boolean isOver(ApiAnswer answer) {
    return answer.status() == 404
        || (answer.status() == 409 && answer.problem().code().equals("worker_session_expired"));
  }

  static ApiAnswer successful(ApiAnswer answer) throws TransportException {
    if (!answer.isSuccess()) {
      throw answer.asException();
    }
    return answer;
  }

  static <T> T reading(ApiAnswer answer, Reading<T> reading) throws TransportException {
    try {
      return reading.read(answer);
    } catch (JsonMappingFailure | IllegalArgumentException failure) {
      @Nullable String why = failure.getMessage();
      throw new TransportException("not understood: " + why + ": " + answer.excerpt(), failure);
    }
  }

  /** Makes a value of an answer. */
  interface Reading<T> {
    T read(ApiAnswer answer);
  }
}
