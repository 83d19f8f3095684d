package dev.hookline.http.api.worker;

import dev.hookline.event.Event;
import dev.hookline.event.Payload;
import dev.hookline.http.json.Durations;
import dev.hookline.http.json.JsonBytes;
import dev.hookline.http.json.StrictJson;
import dev.hookline.id.Id;
import dev.hookline.id.IdPrefix;
import dev.hookline.job.Job;
import dev.hookline.job.Run;
import dev.hookline.job.RunTrigger;
import dev.hookline.job.Step;
import dev.hookline.task.CancelWish;
import dev.hookline.task.Leased;
import dev.hookline.task.RunUnderWay;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Writes the answer to a lease: payloads and memoised outputs are copied, not parsed and rebuilt.
 */
final class LeaseAnswer {

  private static final int BYTES_EACH = 640;

  private LeaseAnswer() {}

  static byte[] write(Leased leased) {
    int held = leased.runs().stream().mapToInt(run -> run.claimed().weightBytes()).sum();
    JsonBytes json = new JsonBytes(held + BYTES_EACH * (leased.runs().size() + 1));
    json.openObject().name("runs").openArray();
    for (RunUnderWay run : leased.runs()) {
      run(json, run);
    }
    json.closeArray();
    cancel(json, leased.cancel());
    json.name("answer").number(leased.number());
    return json.closeObject().toBytes();
  }

  /** The member {@code cancel}. */
  static void cancel(JsonBytes json, List<CancelWish> wishes) {
    json.name("cancel").openArray();
    for (CancelWish wish : wishes) {
      json.openObject()
          .name("run")
          .text(wish.run().text(IdPrefix.RUN))
          .name("lease")
          .number(wish.lease())
          .closeObject();
    }
    json.closeArray();
  }

  private static void run(JsonBytes json, RunUnderWay leased) {
    Job job = leased.claimed().job();
    Run run = leased.run();
    json.openObject()
        .name("id")
        .text(job.id().text(IdPrefix.RUN))
        .name("lease")
        .number(leased.lease())
        .name("task")
        .text(run.task())
        .name("attempt")
        .number(job.failures() + 1L)
        .name("max_attempts")
        .number(leased.task().maxAttempts(run))
        .name("max_duration")
        .text(Durations.text(leased.maxDuration()));
    payload(json, leased.claimed().event().payload());
    trigger(json, run.trigger(), leased.claimed().event());
    json.name("metadata").raw(run.metadata()).name("tags").openArray();
    run.tags().forEach(json::text);
    json.closeArray()
        .name("queue")
        .text(run.queue())
        .name("created_at")
        .time(job.createdAt())
        .name("steps")
        .openArray();
    for (Step step : run.steps()) {
      json.openObject()
          .name("key")
          .text(step.key())
          .name("output")
          .raw(step.output())
          .closeObject();
    }
    json.closeArray().closeObject();
  }

  private static void payload(JsonBytes json, Payload payload) {
    json.name("payload");
    if (StrictJson.isValue(payload.bytes())) {
      json.raw(payload.bytes());
      return;
    }
    json.text(Base64.getEncoder().encodeToString(payload.bytes()))
        .name("payload_encoding")
        .text("base64");
    String contentType = payload.contentType();
    if (contentType != null) {
      json.name("content_type").text(contentType);
    }
  }

  private static void trigger(JsonBytes json, RunTrigger trigger, Event event) {
    json.name("trigger")
        .openObject()
        .name("kind")
        .text(trigger.kind().name().toLowerCase(Locale.ROOT));
    Id of = trigger.of();
    Id source = event.source();
    switch (trigger.kind()) {
      case API -> {}
      case EVENT -> {
        json.name("event")
            .text(event.id().text(IdPrefix.EVENT))
            .name("event_type")
            .text(event.type());
        if (source != null) {
          json.name("source").text(source.text(IdPrefix.SOURCE));
        }
      }
      case SCHEDULE -> id(json, "schedule", of, IdPrefix.SCHEDULE);
      case PARENT -> id(json, "parent", of, IdPrefix.RUN);
      case REPLAY -> id(json, "replay_of", of, IdPrefix.RUN);
    }
    json.closeObject();
  }

  private static void id(JsonBytes json, String name, @Nullable Id id, IdPrefix prefix) {
    if (id != null) {
      json.name(name).text(id.text(prefix));
    }
  }
}
