package dev.hookline.http.api;

import dev.hookline.http.json.Texts;
import dev.hookline.http.problem.ProblemCode;
import dev.hookline.http.problem.Refused;
import java.net.URLDecoder;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** The query of a request, each parameter known to the route and given at most once. */
final class QueryParameters {

  private static final int VALUE_LENGTH_MAX = 1_024;

  private final SortedMap<String, String> values = new TreeMap<>();

  private QueryParameters() {}

  /**
   * Reads a query as it stands after the question mark.
   *
   * @throws Refused for one that is unknown, repeated or not properly encoded
   */
  static QueryParameters parse(@Nullable String query, Set<String> known) {
    QueryParameters parameters = new QueryParameters();
    if (query == null || query.isEmpty()) {
      return parameters;
    }
    for (String pair : query.split("&", -1)) {
      int equals = pair.indexOf('=');
      String name = decoded(equals < 0 ? pair : pair.substring(0, equals));
      if (!known.contains(name)) {
        throw ProblemCode.UNKNOWN_PARAMETER.refused(
            known.isEmpty()
                ? "This call takes no query parameters."
                : "This call knows the query parameters " + String.join(", ", sorted(known)) + ".");
      }
      String value = decoded(equals < 0 ? "" : pair.substring(equals + 1));
      Texts.problem(value, VALUE_LENGTH_MAX)
          .ifPresent(problem -> {
            throw invalid(name, problem);
          });
      if (parameters.values.put(name, value) != null) {
        throw invalid(name, "must be given once");
      }
    }
    return parameters;
  }

  Optional<String> value(String name) {
    return Optional.ofNullable(values.get(name));
  }

  /** All that a cursor is bound to, in one order. */
  String filters() {
    SortedMap<String, String> filters = new TreeMap<>(values);
    filters.remove("limit");
    filters.remove("cursor");
    return filters.toString();
  }

  static Refused invalid(String name, String problem) {
    return ProblemCode.INVALID_PARAMETER.refused(name + " " + problem + ".");
  }

  private static String decoded(String text) {
    try {
      byte[] bytes =
          URLDecoder.decode(text, StandardCharsets.ISO_8859_1)
              .getBytes(StandardCharsets.ISO_8859_1);
      return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
    } catch (IllegalArgumentException | CharacterCodingException malformed) {
      throw ProblemCode.INVALID_PARAMETER.refused("The query is not properly encoded.");
    }
  }

  private static Iterable<String> sorted(Set<String> names) {
    return names.stream().sorted().toList();
  }
}
