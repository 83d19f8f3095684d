package dev.hookline.sdk.client;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A part of a list.
 *
 * @param next where the next page begins; null on the last
 */
public record Page<T>(List<T> data, @Nullable String next) {
  public Page {
    data = List.copyOf(data);
  }
}
