package dev.hookline.sdk.http;

import static dev.hookline.sdk.json.JsonFields.require;

import dev.hookline.sdk.RunTrigger;
import dev.hookline.sdk.json.JsonCodec;
import dev.hookline.sdk.json.JsonFields;
import dev.hookline.sdk.transport.CancelWish;
import dev.hookline.sdk.transport.LeaseAnswer;
import dev.hookline.sdk.transport.LeasedRun;
import dev.hookline.sdk.transport.MemoisedStep;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Objects;

/** Leases as the protocol has them. Payloads come out as the bytes they are. */
final class LeaseReader {

  private static final byte[] EMPTY = "{}".getBytes(StandardCharsets.US_ASCII);

  private LeaseReader() {}

  static LeaseAnswer.Leased read(JsonFields fields) {
    return new LeaseAnswer.Leased(
        fields.objects("runs").stream().map(LeaseReader::run).toList(), wishes(fields));
  }

  static List<CancelWish> wishes(JsonFields fields) {
    return fields.objects("cancel").stream()
        .map(wish -> new CancelWish(wish.text("run"), wish.number("lease")))
        .toList();
  }

  private static LeasedRun run(JsonFields run) {
    return new LeasedRun(
        run.text("id"),
        run.number("lease"),
        run.text("task"),
        (int) run.number("attempt"),
        (int) run.number("max_attempts"),
        require("max_duration", run.duration("max_duration")),
        payload(run),
        contentType(run),
        trigger(run.object("trigger")),
        Objects.requireNonNullElse(run.raw("metadata"), EMPTY),
        run.texts("tags"),
        Objects.requireNonNullElse(run.optionalText("queue"), "task/" + run.text("task")),
        Objects.requireNonNullElse(run.time("created_at"), Instant.EPOCH),
        run.objects("steps").stream().map(LeaseReader::step).toList());
  }

  private static String contentType(JsonFields run) {
    String type = run.optionalText("content_type");
    String standard = isEncoded(run) ? "application/octet-stream" : LeasedRun.JSON;
    return type == null ? standard : type;
  }

  private static boolean isEncoded(JsonFields run) {
    return "base64".equals(run.optionalText("payload_encoding"));
  }

  private static byte[] payload(JsonFields run) {
    if (isEncoded(run)) {
      return Base64.getDecoder().decode(run.text("payload"));
    }
    return Objects.requireNonNullElse(run.raw("payload"), JsonCodec.nullValue());
  }

  private static MemoisedStep step(JsonFields step) {
    return new MemoisedStep(
        step.text("key"), Objects.requireNonNullElse(step.raw("output"), JsonCodec.nullValue()));
  }

  private static RunTrigger trigger(JsonFields trigger) {
    return new RunTrigger(
        kind(Objects.requireNonNullElse(trigger.optionalText("kind"), "api")),
        trigger.optionalText("event"),
        trigger.optionalText("event_type"),
        trigger.optionalText("source"),
        trigger.optionalText("schedule"),
        trigger.optionalText("parent"),
        trigger.optionalText("replay_of"));
  }

  private static RunTrigger.Kind kind(String code) {
    return RunTrigger.Kind.valueOf(code.toUpperCase(Locale.ROOT));
  }
}
