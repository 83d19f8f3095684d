package dev.hookline.http.live;

import dev.hookline.http.api.ApiCall;
import dev.hookline.id.IdPrefix;
import dev.hookline.live.Change;
import dev.hookline.task.TaskDefinition;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads the query parameters of the live stream. */
final class LiveParameters {

  static final Set<Change.Kind> ALL_KINDS = Set.of(Change.Kind.values());
  static final Set<String> KNOWN = Set.of("kinds", "source", "endpoint", "event", "task");

  private LiveParameters() {}

  static LiveFilter filter(ApiCall call) {
    return new LiveFilter(
        call.project(),
        kinds(call.parameter("kinds")),
        call.parameterId("event", IdPrefix.EVENT),
        call.parameterId("source", IdPrefix.SOURCE),
        call.parameterId("endpoint", IdPrefix.ENDPOINT),
        task(call.parameter("task")));
  }

  private static @Nullable String task(@Nullable String name) {
    if (name != null && !TaskDefinition.isName(name)) {
      throw ApiCall.invalidParameter("task", "must be a task's name");
    }
    return name;
  }

  private static Set<Change.Kind> kinds(@Nullable String text) {
    if (text == null || text.isBlank()) {
      return ALL_KINDS;
    }
    EnumSet<Change.Kind> kinds = EnumSet.noneOf(Change.Kind.class);
    for (String word : text.split(",", -1)) {
      kinds.add(
          ALL_KINDS.stream()
              .filter(kind -> kind.name().toLowerCase(Locale.ROOT).equals(word.strip()))
              .findFirst()
              .orElseThrow(() ->
                  ApiCall.invalidParameter("kinds", "takes event, delivery and run, with commas")));
    }
    return kinds;
  }
}
