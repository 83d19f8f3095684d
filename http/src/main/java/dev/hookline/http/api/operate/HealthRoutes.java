package dev.hookline.http.api.operate;

import dev.hookline.http.api.ApiAnswer;
import dev.hookline.http.api.ApiRoute;
import dev.hookline.http.problem.ProblemCode;
import dev.hookline.operate.StoreHealth;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * {@code /health}, without a key: {@code live} as long as the process answers at all, {@code ready}
 * while each part can do its work.
 */
public final class HealthRoutes {

  private final SortedMap<String, StoreHealth> parts;

  /**
   * @param parts by the word that the answer calls them
   */
  public HealthRoutes(Map<String, StoreHealth> parts) {
    this.parts = new TreeMap<>(parts);
  }

  public List<ApiRoute> routes() {
    return List.of(
        ApiRoute.open("/health/live", _ -> ApiAnswer.ok(new Health("ok"))),
        ApiRoute.open("/health/ready", _ -> ready()));
  }

  private record Health(String status) {}

  private ApiAnswer ready() {
    StringBuilder problems = new StringBuilder();
    parts.forEach((name, part) ->
        part.problem()
            .ifPresent(problem ->
                problems
                    .append(problems.isEmpty() ? "" : "; ")
                    .append(name)
                    .append(": ")
                    .append(problem)));
    return problems.isEmpty()
        ? ApiAnswer.ok(new Health("ready"))
        : ApiAnswer.failed(ProblemCode.NOT_READY, problems.toString());
  }
}
