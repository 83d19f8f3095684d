package dev.hookline.sdk.json;

import org.jspecify.annotations.Nullable;

/** A value does not become JSON, or JSON does not fit a type. */
public final class JsonMappingFailure extends RuntimeException {
  JsonMappingFailure(String message, @Nullable Throwable cause) {
    super(message, cause);
  }
}
