package dev.hookline.examples.webhook;

import dev.hookline.sdk.RunError;
import dev.hookline.sdk.client.Run;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * A run as the page shows it.
 *
 * @param output of the task, when it has completed
 * @param error the message of the last failure
 * @param progress what the task has said: {@code fraction} and {@code message}
 */
record RunView(
    String taskId,
    String task,
    String status,
    boolean isFinal,
    @Nullable JsonNode output,
    @Nullable String error,
    @Nullable JsonNode progress) {

  static RunView of(Run run) {
    byte[] output = run.output();
    RunError error = run.error();
    return new RunView(
        run.id(),
        run.task(),
        run.status().code(),
        run.status().isFinal(),
        output == null ? null : JsonMapper.shared().readTree(output),
        error == null ? null : error.message(),
        JsonMapper.shared().readTree(run.metadata()).get("progress"));
  }
}
