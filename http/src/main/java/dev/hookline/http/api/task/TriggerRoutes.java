package dev.hookline.http.api.task;

import dev.hookline.http.api.ApiAnswer;
import dev.hookline.http.api.ApiCall;
import dev.hookline.http.api.ApiRoute;
import dev.hookline.http.api.IdempotencyKey;
import dev.hookline.http.json.Json;
import dev.hookline.http.json.JsonBytes;
import dev.hookline.http.problem.Problem;
import dev.hookline.http.problem.ProblemCode;
import dev.hookline.http.problem.Refused;
import dev.hookline.job.RunKey;
import dev.hookline.operate.Scope;
import dev.hookline.task.RunRequest;
import dev.hookline.task.TaskDefinition;
import dev.hookline.task.Tasks;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;

/** Triggers of tasks, answered when their runs are on stable storage. */
public final class TriggerRoutes {

  private static final String TASK = TaskRoutes.ONE;
  private static final String KEY_OF_CALL = "\u0001call ";
  private static final Duration KEY_OF_CALL_TTL = Duration.ofHours(24);
  private static final int BYTES_EACH = 96;

  private static final Problem NOT_STORED =
      ProblemCode.STORE_UNAVAILABLE.problem("The run could not be stored at present.");

  private final Tasks tasks;
  private final Triggering triggering;
  private final InstantSource clock;
  private final int payloadBytesMax;

  /**
   * @param payloadBytesMax of one run
   */
  public TriggerRoutes(
      Tasks tasks, Triggering triggering, InstantSource clock, int payloadBytesMax) {
    this.tasks = tasks;
    this.triggering = triggering;
    this.clock = clock;
    this.payloadBytesMax = payloadBytesMax;
  }

  public List<ApiRoute> routes() {
    return List.of(
        ApiRoute.post(TASK + "/trigger", Scope.TRIGGER, this::one),
        ApiRoute.postBatch(TASK + "/batch", Scope.TRIGGER, this::batch));
  }

  private ApiAnswer one(ApiCall call) {
    TaskDefinition task = task(call);
    ReadTrigger.Good read = TriggerBody.one(call.body(), payloadBytesMax, now());
    triggering
        .problemWith(task, read)
        .ifPresent(problem -> {
          throw new Refused(problem);
        });
    return triggering
        .trigger(task, List.of(keyed(call, read.request(), 0)))
        .getFirst()
        .<ApiAnswer>map(ApiAnswer::accepted)
        .orElseGet(() -> new ApiAnswer.Failed(NOT_STORED));
  }

  private ApiAnswer batch(ApiCall call) {
    TaskDefinition task = task(call);
    List<ReadTrigger> items = new ArrayList<>();
    List<RunRequest> requests = new ArrayList<>();
    for (ReadTrigger read : TriggerBody.batch(call.body(), payloadBytesMax, now())) {
      ReadTrigger item = triggering.checked(task, read);
      items.add(item);
      if (item instanceof ReadTrigger.Good good) {
        requests.add(keyed(call, good.request(), items.size()));
      }
    }
    List<Optional<Triggered>> triggered = triggering.trigger(task, requests);
    boolean isComplete = triggered.stream().allMatch(Optional::isPresent);
    if (!isComplete && triggered.stream().allMatch(Optional::isEmpty)) {
      return new ApiAnswer.Failed(NOT_STORED);
    }
    return new ApiAnswer.Written(202, answer(items, triggered), isComplete);
  }

  /**
   * A call that is repeated because its answer was lost must not make other runs, whatever has
   * become of the answer that was remembered.
   */
  private RunRequest keyed(ApiCall call, RunRequest request, int position) {
    IdempotencyKey key = call.idempotencyKey();
    if (key == null || request.key() != null) {
      return request;
    }
    String text = KEY_OF_CALL + key.text() + " " + key.fingerprint() + " " + position;
    return request.withKey(new RunKey(RunKey.Use.IDEMPOTENCY, text, now().plus(KEY_OF_CALL_TTL)));
  }

  private static byte[] answer(List<ReadTrigger> items, List<Optional<Triggered>> triggered) {
    Iterator<Optional<Triggered>> ends = triggered.iterator();
    JsonBytes json = new JsonBytes(items.size() * BYTES_EACH);
    json.openObject().name("data").openArray();
    for (ReadTrigger item : items) {
      switch (item) {
        case ReadTrigger.Good _ -> {
          Optional<Triggered> run = ends.next();
          json.raw(Json.write(run.isPresent() ? run.get() : NOT_STORED));
        }
        case ReadTrigger.Bad(Problem problem) -> json.raw(Json.write(problem));
      }
    }
    return json.closeArray().closeObject().toBytes();
  }

  private TaskDefinition task(ApiCall call) {
    return TaskRoutes.find(tasks, call);
  }

  private Instant now() {
    return Instant.ofEpochMilli(clock.millis());
  }
}
