package dev.hookline.http.api.endpoint;

import dev.hookline.http.json.JsonObject;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Members that take one of a few words. */
final class Words {

  private static final int LENGTH_MAX = 64;

  private Words() {}

  /** Null when the member is left out or wrong. */
  static <E> @Nullable E choice(
      JsonObject form, String name, List<E> choices, Function<E, String> word) {
    String text = form.text(name, LENGTH_MAX);
    if (text == null) {
      return null;
    }
    for (E choice : choices) {
      if (word.apply(choice).equals(text)) {
        return choice;
      }
    }
    form.error(name, "must be one of " + String.join(", ", choices.stream().map(word).toList()));
    return null;
  }
}
