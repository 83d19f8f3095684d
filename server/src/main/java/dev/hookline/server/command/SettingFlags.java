package dev.hookline.server.command;

import dev.hookline.server.config.ConfigReader;
import dev.hookline.server.config.ConfigResult;
import dev.hookline.server.config.Setting;
import dev.hookline.server.config.SettingsFile;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParseResult;

/**
 * Offers every setting as a flag, and reads flags, environment and file, in this order of weight.
 */
final class SettingFlags {

  private static final String FILE_FLAG = "--config";
  private static final String FILE_VARIABLE = "HOOKLINE_CONFIG";

  /** Variables that are not settings of the server but of its launcher. */
  private static final Set<String> OTHERS = Set.of(FILE_VARIABLE, "HOOKLINE_JAVA_OPTS");

  private static final Set<String> NOT_IN_THIS_VERSION =
      Set.of("HOOKLINE_DATABASE_URL", "HOOKLINE_NATS_URL", "HOOKLINE_REDIS_URL", "HOOKLINE_ROLES");

  private SettingFlags() {}

  static CommandSpec addTo(CommandSpec spec) {
    spec.addOption(
        OptionSpec.builder(FILE_FLAG)
            .type(Path.class)
            .paramLabel("FILE")
            .description("file with lines NAME=value, the names as in the environment")
            .build());
    for (Setting setting : Setting.ALL) {
      String standard =
          setting.standard().isEmpty() ? "" : " (default: " + setting.standard() + ")";
      spec.addOption(
          OptionSpec.builder(setting.flag())
              .type(String.class)
              .paramLabel("VALUE")
              .description(setting.description() + standard)
              .build());
    }
    return spec;
  }

  /** The settings with {@code standards} in the place of what is not given. */
  static ConfigResult read(
      ParseResult flags, Map<String, String> environment, Map<String, String> standards) {
    List<String> errors = new ArrayList<>();
    Map<String, String> values = new HashMap<>(standards);
    Path file = flags.matchedOptionValue(FILE_FLAG, (Path) null);
    values.putAll(withoutFlags(file, environment, errors));
    for (Setting setting : Setting.ALL) {
      String flag = flags.matchedOptionValue(setting.flag(), (String) null);
      if (flag != null) {
        values.put(setting.name(), flag);
      }
    }
    ConfigResult result = ConfigReader.read(values);
    if (result instanceof ConfigResult.Wrong(List<String> wrong)) {
      errors.addAll(wrong);
    }
    return errors.isEmpty() ? result : new ConfigResult.Wrong(errors);
  }

  /**
   * What the file and the environment give.
   *
   * @param given the file that a flag names; null for that which the environment names, if any
   * @param errors takes what is wrong
   */
  static Map<String, String> withoutFlags(
      @Nullable Path given, Map<String, String> environment, List<String> errors) {
    Map<String, String> values = new HashMap<>();
    Path file = given == null ? pathOf(environment.get(FILE_VARIABLE)) : given;
    if (file != null) {
      take(SettingsFile.read(file, errors), values, errors);
    }
    Map<String, String> ours = new HashMap<>(environment);
    ours.keySet().removeIf(name -> !name.startsWith("HOOKLINE_") || OTHERS.contains(name));
    take(ours, values, errors);
    return values;
  }

  static void tell(List<String> errors) {
    System.err.println("The settings cannot be used:");
    errors.forEach(error -> System.err.println("  " + error));
  }

  private static void take(
      Map<String, String> from, Map<String, String> values, List<String> errors) {
    from.forEach((name, value) -> {
      if (NOT_IN_THIS_VERSION.contains(name)) {
        errors.add(name + ": is not supported in this version; it runs on the embedded store");
      } else if (Setting.ALL.stream().noneMatch(setting -> setting.name().equals(name))) {
        errors.add(name + ": there is no such setting; `hookline start --help` lists them");
      } else if (!value.isBlank()) {
        values.put(name, value);
      }
    });
  }

  private static @Nullable Path pathOf(@Nullable String text) {
    return text == null || text.isBlank() ? null : Path.of(text);
  }
}
