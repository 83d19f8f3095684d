package dev.hookline.bench.report;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import tools.jackson.databind.json.JsonMapper;

/** The same report for programs. */
public final class JsonReport {
  private JsonReport() {}

  /**
   * Writes settings, figures and the reasons for which the run is void, none when it is not.
   *
   * @throws IOException when the file cannot be written
   */
  public static void write(
      Path file, List<Setting> settings, List<Figure> figures, List<String> voidReasons)
      throws IOException {
    Map<String, Object> report = new LinkedHashMap<>();
    Map<String, String> conditions = new LinkedHashMap<>();
    settings.forEach(setting -> conditions.put(setting.name(), setting.value()));
    report.put("settings", conditions);
    report.put("void", !voidReasons.isEmpty());
    report.put("void_reasons", voidReasons);
    report.put("figures", figures.stream().map(JsonReport::figure).toList());
    byte[] json = new JsonMapper().writerWithDefaultPrettyPrinter().writeValueAsBytes(report);
    Files.write(file, json);
  }

  private static Map<String, Object> figure(Figure figure) {
    Map<String, Object> fields = new LinkedHashMap<>();
    fields.put("name", figure.name());
    fields.put("measured", figure.measured());
    fields.put("unit", figure.unit());
    switch (figure.target()) {
      case Target.AtLeast(double limit, double goal) -> {
        fields.put("at_least", limit);
        fields.put("goal", goal);
      }
      case Target.Below(double limit, double goal) -> {
        fields.put("below", limit);
        fields.put("goal", goal);
      }
      case Target.None() -> {}
    }
    fields.put("standing", figure.standing().name().toLowerCase(Locale.ROOT));
    return fields;
  }
}
