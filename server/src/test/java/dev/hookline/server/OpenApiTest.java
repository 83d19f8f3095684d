package dev.hookline.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** The description and the routes say the same. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class OpenApiTest {

  private DescribedApi api;

  @BeforeAll
  void start(@TempDir Path folder) throws Exception {
    api = new DescribedApi(folder);
  }

  @AfterAll
  void stop() {
    api.close();
  }

  @Test
  void every_route_is_described_and_every_description_is_served() {
    Set<String> served = new TreeSet<>();
    api.server()
        .apiRoutes()
        .forEach(
            route -> served.add(route.method() + " " + route.path().replaceAll(":[^/]+", "{}")));
    Set<String> described = new TreeSet<>();
    api.description()
        .get("paths")
        .properties()
        .forEach(path ->
            path.getValue()
                .properties()
                .forEach(operation ->
                    described.add(
                        operation.getKey().toUpperCase(java.util.Locale.ROOT)
                            + " "
                            + path.getKey().replaceAll("\\{[^}]+}", "{}"))));
    described.removeIf(operation -> operation.endsWith("/in/{}"));

    assertThat(described).isEqualTo(served);
  }

  @Test
  void every_reference_leads_somewhere() {
    for (JsonNode reference : api.description().findValues("$ref")) {
      String pointer = reference.asString().substring(1);
      assertThat(api.description().at(pointer).isMissingNode()).as(pointer).isFalse();
    }
  }

  @Test
  void every_operation_names_how_it_is_refused() {
    api.description()
        .get("paths")
        .properties()
        .forEach(path ->
            path.getValue()
                .properties()
                .forEach(operation ->
                    checkRefusals(path.getKey(), operation.getKey(), operation.getValue())));
  }

  private static void checkRefusals(String path, String method, JsonNode operation) {
    String id = operation.path("operationId").asString();
    JsonNode answers = operation.get("responses");
    boolean needsKey = !path.startsWith("/in/") && !operation.has("security");
    Set<String> common = new TreeSet<>();
    if (needsKey) {
      common.addAll(Set.of("400", "401", "403", "503", "default"));
    }
    if (needsKey && method.equals("post")) {
      common.add("409"); // an Idempotency-Key that is in use
    }
    if (needsKey && Set.of("post", "put", "patch").contains(method)) {
      common.addAll(Set.of("413", "415", "422"));
    }
    assertThat(answers.propertyNames()).as(id).containsAll(common);
    answers
        .properties()
        .forEach(answer -> {
          if (answer.getKey().equals("default") || answer.getKey().compareTo("400") >= 0) {
            assertThat(answer.getValue().path("$ref").asString())
                .as(id + " " + answer.getKey())
                .isEqualTo("#/components/responses/Problem");
          }
        });
  }
}
