package dev.hookline.http.api.task;

import dev.hookline.event.Payload;
import dev.hookline.http.json.StreamedJson;
import dev.hookline.http.problem.FieldErrors;
import dev.hookline.http.problem.Problem;
import dev.hookline.http.problem.ProblemCode;
import dev.hookline.id.Id;
import dev.hookline.job.RunTrigger;
import dev.hookline.task.RunRequest;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Reads one trigger: {@code payload}, cut out as the bytes that were sent, and {@code options}. */
final class TriggerReader {

  private static final byte[] NULL = "null".getBytes(StandardCharsets.US_ASCII);

  private final StreamedJson json;
  private final int payloadBytesMax;
  private final TriggerOptions options;
  private byte[] payload = NULL;

  TriggerReader(StreamedJson json, int payloadBytesMax, Instant now) {
    this.json = json;
    this.payloadBytesMax = payloadBytesMax;
    this.options = new TriggerOptions(json, now);
  }

  void member(String name) {
    switch (name) {
      case "payload" -> payload = json.value();
      case "options" -> options.read();
      default -> json.unknown();
    }
  }

  /**
   * What was read.
   *
   * @param errors all that was wrong with it
   */
  ReadTrigger end(FieldErrors errors) {
    if (!errors.isEmpty()) {
      return new ReadTrigger.Bad(errors.problem());
    }
    Problem tooLarge = tooLarge();
    return tooLarge == null
        ? new ReadTrigger.Good(request(), options.parentRun())
        : new ReadTrigger.Bad(tooLarge);
  }

  private @Nullable Problem tooLarge() {
    return payload.length <= payloadBytesMax
        ? null
        : ProblemCode.BODY_TOO_LARGE.problem("A payload may have " + payloadBytesMax + " bytes.");
  }

  private RunRequest request() {
    Id parent = options.parentRun();
    return new RunRequest(
        new Payload(payload, "application/json"),
        parent == null ? RunTrigger.API : new RunTrigger(RunTrigger.Kind.PARENT, parent),
        options.begin(),
        options.ttl(),
        options.key(),
        options.queueName(),
        options.concurrencyKey(),
        options.priority(),
        options.tagList(),
        options.metadataText(),
        options.maxAttempts(),
        options.maxDuration());
  }
}
