package dev.hookline.server.command;

import dev.hookline.server.config.Setting;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;
import picocli.CommandLine.ScopeType;

/** With which a command finds the data folder of a server, by the settings of that server. */
final class FolderOption {

  private static final String DATABASE = "hookline.db";

  @Option(
      names = "--data-dir",
      scope = ScopeType.INHERIT,
      paramLabel = "FOLDER",
      description = "the data folder (default: HOOKLINE_DATA_DIR, or ./data)")
  private @Nullable Path folder;

  @Option(
      names = "--config",
      scope = ScopeType.INHERIT,
      paramLabel = "FILE",
      description = "the file with the server's settings (default: HOOKLINE_CONFIG, or none)")
  private @Nullable Path settings;

  /** The folder, in which there is a database; empty when not, which has been said then. */
  Optional<Path> existing() {
    List<String> errors = new ArrayList<>();
    Map<String, String> values = SettingFlags.withoutFlags(settings, System.getenv(), errors);
    if (!errors.isEmpty()) {
      SettingFlags.tell(errors);
      return Optional.empty();
    }
    Path found =
        folder != null
            ? folder
            : Path.of(
                values.getOrDefault(Setting.DATA_DIR.name(), Setting.DATA_DIR.standard()).strip());
    if (Files.notExists(found.resolve(DATABASE))) {
      System.err.printf(
          "There is no %s in %s. Name the server's data folder: --data-dir or HOOKLINE_DATA_DIR.%n",
          DATABASE, found.toAbsolutePath().normalize());
      return Optional.empty();
    }
    return Optional.of(found);
  }
}
