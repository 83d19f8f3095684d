package dev.hookline.http.live;

import dev.hookline.http.problem.ProblemCode;
import dev.hookline.id.Id;
import dev.hookline.id.IdPrefix;
import dev.hookline.live.Change;
import dev.hookline.task.TaskDefinition;
import io.vertx.core.MultiMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads the query parameters of the live stream. */
final class LiveParameters {

  static final Set<Change.Kind> ALL_KINDS = Set.of(Change.Kind.values());

  private static final Set<String> KNOWN = Set.of("kinds", "source", "endpoint", "event", "task");

  private LiveParameters() {}

  static LiveFilter filter(MultiMap parameters, Id project) {
    for (String name : parameters.names()) {
      if (!KNOWN.contains(name)) {
        throw ProblemCode.UNKNOWN_PARAMETER.refused("There is no parameter " + name + ".");
      }
      if (parameters.getAll(name).size() > 1) {
        throw ProblemCode.INVALID_PARAMETER.refused("The parameter " + name + " is repeated.");
      }
    }
    return new LiveFilter(
        project,
        kinds(parameters.get("kinds")),
        id(parameters, "event", IdPrefix.EVENT),
        id(parameters, "source", IdPrefix.SOURCE),
        id(parameters, "endpoint", IdPrefix.ENDPOINT),
        task(parameters.get("task")));
  }

  private static @Nullable String task(@Nullable String name) {
    if (name != null && !TaskDefinition.isName(name)) {
      throw ProblemCode.INVALID_PARAMETER.refused("The parameter task must be a task's name.");
    }
    return name;
  }

  private static Set<Change.Kind> kinds(@Nullable String text) {
    if (text == null || text.isBlank()) {
      return ALL_KINDS;
    }
    EnumSet<Change.Kind> kinds = EnumSet.noneOf(Change.Kind.class);
    for (String word : List.of(text.split(",", -1))) {
      kinds.add(
          ALL_KINDS.stream()
              .filter(kind -> kind.name().toLowerCase(Locale.ROOT).equals(word.strip()))
              .findFirst()
              .orElseThrow(() ->
                  ProblemCode.INVALID_PARAMETER.refused(
                      "The parameter kinds takes event, delivery and run, with commas.")));
    }
    return kinds;
  }

  private static @Nullable Id id(MultiMap parameters, String name, IdPrefix prefix) {
    String text = parameters.get(name);
    return text == null
        ? null
        : Id.parse(prefix, text)
            .orElseThrow(() ->
                ProblemCode.INVALID_PARAMETER.refused(
                    "The parameter " + name + " must be an id of the right kind."));
  }
}
