package dev.hookline.delivery.guard;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** One entry of the shared URL fixture. */
record SsrfCase(String url, String why, boolean allowed, String stage, String tier, JsonNode json) {

  private static final String FIXTURE = "/fixtures/ssrf-urls.json";

  static List<SsrfCase> all() {
    try (InputStream input = SsrfCase.class.getResourceAsStream(FIXTURE)) {
      List<SsrfCase> cases = new ArrayList<>();
      for (JsonNode json : JsonMapper.shared().readTree(input)) {
        cases.add(
            new SsrfCase(
                json.get("url").asString(),
                json.get("why").asString(),
                json.get("expect").asString().equals("allowed"),
                json.get("stage").asString(),
                json.get("tier").asString(),
                json));
      }
      return List.copyOf(cases);
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }

  static List<SsrfCase> ofStage(String... stages) {
    return all().stream().filter(entry -> List.of(stages).contains(entry.stage())).toList();
  }

  /** The scripted answers: for each name, one list of records per lookup. */
  Map<String, List<List<String>>> dns() {
    Map<String, List<List<String>>> script = new HashMap<>();
    for (Map.Entry<String, JsonNode> name : json.path("dns").properties()) {
      List<List<String>> lookups = new ArrayList<>();
      for (JsonNode lookup : name.getValue()) {
        lookups.add(texts(lookup));
      }
      script.put(name.getKey(), lookups);
    }
    return script;
  }

  List<String> texts(String field) {
    JsonNode value = json.path(field);
    return value.isString() ? List.of(value.asString()) : texts(value);
  }

  private static List<String> texts(JsonNode array) {
    List<String> texts = new ArrayList<>();
    for (JsonNode text : array) {
      texts.add(text.asString());
    }
    return texts;
  }

  @Override
  public String toString() {
    String shown = url.length() > 60 ? url.substring(0, 60) + "..." : url;
    return stage + " " + shown.replaceAll("\\p{Cntrl}", "?") + " (" + why + ")";
  }
}
