package dev.hookline.sdk.worker;

import dev.hookline.sdk.TypeOf;
import dev.hookline.sdk.json.JsonCodec;
import dev.hookline.sdk.json.JsonMappingFailure;
import dev.hookline.sdk.transport.LeasedRun;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Reads the input of a task. */
final class PayloadReader {

  private static final byte[] NO_FIELDS = {'{', '}'};

  private PayloadReader() {}

  /**
   * The input; null only for {@link Void}. What triggers without a payload, as schedules do, gives
   * an input without fields.
   */
  static <I> @Nullable I read(LeasedRun run, TypeOf<I> type, JsonCodec json) throws InvalidPayload {
    if (type.type() == Void.class) {
      return null;
    }
    if (!isJson(run.contentType())) {
      return notJson(run, type);
    }
    try {
      I input = json.read(run.payload(), type);
      return input == null ? json.read(NO_FIELDS, type) : input;
    } catch (JsonMappingFailure failure) {
      throw new InvalidPayload("the payload " + failure.getMessage());
    }
  }

  @SuppressWarnings("unchecked") // compared with the type before
  private static <I> I notJson(LeasedRun run, TypeOf<I> type) throws InvalidPayload {
    if (type.type() == byte[].class) {
      return (I) run.payload();
    }
    if (type.type() == String.class) {
      return (I) new String(run.payload(), StandardCharsets.UTF_8);
    }
    throw new InvalidPayload(
        "the payload is " + run.contentType() + ", the task takes JSON for " + type);
  }

  private static boolean isJson(String contentType) {
    if (contentType.equals(LeasedRun.JSON)) {
      return true;
    }
    String type = contentType.toLowerCase(Locale.ROOT);
    int parameters = type.indexOf(';');
    String media = (parameters < 0 ? type : type.substring(0, parameters)).trim();
    return media.equals(LeasedRun.JSON) || media.endsWith("+json");
  }
}
