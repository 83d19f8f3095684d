package dev.hookline.junit;

import dev.hookline.sdk.RunError;
import dev.hookline.sdk.TaskDefinition;
import dev.hookline.sdk.TaskRef;
import dev.hookline.sdk.json.JsonCodec;
import dev.hookline.sdk.json.JsonMappingFailure;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** What stands in for a child task. */
final class FakeTask {

  private final TaskDefinition definition;
  private final Function<byte[], Answer> code;

  private FakeTask(TaskDefinition definition, Function<byte[], Answer> code) {
    this.definition = definition;
    this.code = code;
  }

  static <I, O> FakeTask of(
      TaskRef<I, O> task, Function<I, ? extends @Nullable O> code, JsonCodec json) {
    var definition =
        new TaskDefinition(task.id(), null, null, null, null, null, List.of(), List.of());
    return new FakeTask(definition, payload -> answer(task, code, json, payload));
  }

  private static <I, O> Answer answer(
      TaskRef<I, O> task, Function<I, ? extends @Nullable O> code, JsonCodec json, byte[] payload) {
    try {
      I input = json.read(payload, task.inputType());
      if (input == null) {
        return new Failure(new RunError("invalid_payload", "the payload is null", null));
      }
      return new Output(json.write(code.apply(input)));
    } catch (JsonMappingFailure unfit) {
      return new Failure(new RunError("invalid_payload", String.valueOf(unfit.getMessage()), null));
    } catch (RuntimeException failure) {
      String type = failure.getClass().getName();
      String message = Objects.requireNonNullElse(failure.getMessage(), type);
      return new Failure(new RunError(type, message, null));
    }
  }

  TaskDefinition definition() {
    return definition;
  }

  Answer answer(byte[] payload) {
    return code.apply(payload);
  }

  /** What became of a run of it. */
  sealed interface Answer {}

  @SuppressWarnings("ArrayRecordComponent") // bytes that are handed on; nobody compares them
  record Output(byte[] json) implements Answer {}

  record Failure(RunError error) implements Answer {}
}
