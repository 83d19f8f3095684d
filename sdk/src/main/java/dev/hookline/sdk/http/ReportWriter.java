package dev.hookline.sdk.http;

import dev.hookline.sdk.RetryDecision;
import dev.hookline.sdk.RunError;
import dev.hookline.sdk.transport.LogEntry;
import dev.hookline.sdk.transport.ReportItem;
import dev.hookline.sdk.transport.WaitingFor;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonGenerator;
import tools.jackson.databind.json.JsonMapper;

/** A report as the protocol has it. Outputs go in as the bytes they are. */
final class ReportWriter {

  private final JsonGenerator json;

  private ReportWriter(JsonGenerator json) {
    this.json = json;
  }

  static byte[] write(List<ReportItem> items) {
    var bytes = new ByteArrayOutputStream(256 * items.size());
    try (JsonGenerator json = JsonMapper.shared().createGenerator(bytes)) {
      var writer = new ReportWriter(json);
      json.writeStartObject();
      json.writeArrayPropertyStart("items");
      items.forEach(writer::item);
      json.writeEndArray();
      json.writeEndObject();
    }
    return bytes.toByteArray();
  }

  private void item(ReportItem item) {
    json.writeStartObject();
    json.writeStringProperty("run", item.run());
    json.writeNumberProperty("lease", item.lease());
    switch (item) {
      case ReportItem.Start start -> {
        kind("start");
        json.writeStringProperty("at", start.at().toString());
      }
      case ReportItem.Log log -> {
        kind("log");
        json.writeArrayPropertyStart("entries");
        log.entries().forEach(this::entry);
        json.writeEndArray();
      }
      case ReportItem.Metadata metadata -> {
        kind("metadata");
        raw("patch", metadata.patch());
      }
      case ReportItem.Step step -> {
        kind("step");
        json.writeStringProperty("key", step.key());
        raw("output", step.output());
      }
      case ReportItem.Complete complete -> {
        kind("complete");
        raw("output", complete.output());
      }
      case ReportItem.Fail fail -> fail(fail);
      case ReportItem.Suspend suspend -> suspend(suspend.waitingFor());
      case ReportItem.Cancelled cancelled -> kind("cancelled");
      case ReportItem.TimedOut timedOut -> kind("timed_out");
      case ReportItem.Release release -> kind("release");
    }
    json.writeEndObject();
  }

  private void kind(String kind) {
    json.writeStringProperty("kind", kind);
  }

  private void raw(String name, byte[] value) {
    json.writeName(name);
    json.writeRawValue(new String(value, StandardCharsets.UTF_8));
  }

  private void entry(LogEntry entry) {
    json.writeStartObject();
    json.writeStringProperty("at", entry.at().toString());
    json.writeStringProperty("level", entry.level().code());
    json.writeStringProperty("message", entry.message());
    byte[] fields = entry.fields();
    if (fields != null) {
      raw("fields", fields);
    }
    json.writeEndObject();
  }

  private void fail(ReportItem.Fail fail) {
    kind("fail");
    RunError error = fail.error();
    json.writeObjectPropertyStart("error");
    json.writeStringProperty("type", error.type());
    json.writeStringProperty("message", error.message());
    if (error.stack() != null) {
      json.writeStringProperty("stack", error.stack());
    }
    json.writeEndObject();
    switch (fail.retry()) {
      case RetryDecision.ByPolicy byPolicy -> json.writeStringProperty("retry", "policy");
      case RetryDecision.Never never -> json.writeStringProperty("retry", "never");
      case RetryDecision.After after -> {
        json.writeObjectPropertyStart("retry");
        json.writeStringProperty("after", after.delay().toString());
        json.writeEndObject();
      }
    }
  }

  private void suspend(WaitingFor waitingFor) {
    kind("suspend");
    switch (waitingFor) {
      case WaitingFor.Until until -> json.writeStringProperty("until", until.time().toString());
      case WaitingFor.Token token -> {
        json.writeStringProperty("token", token.token());
        timeout(token.timeout());
      }
      case WaitingFor.Runs runs -> {
        json.writeArrayPropertyStart("runs");
        runs.runs().forEach(json::writeString);
        json.writeEndArray();
        timeout(runs.timeout());
      }
    }
  }

  private void timeout(@Nullable Duration timeout) {
    if (timeout != null) {
      json.writeStringProperty("timeout", timeout.toString());
    }
  }
}
