package dev.hookline.server.command;

import dev.hookline.server.RunningServer;
import dev.hookline.server.config.Config;
import dev.hookline.server.config.ConfigResult;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParseResult;

/** {@code hookline start}: runs the server until it is told to stop. */
public final class StartCommand implements java.util.concurrent.Callable<Integer> {

  /** Wrong settings, as a wrong command line. */
  static final int WRONG_SETTINGS = 2;

  private final CommandSpec spec;

  private StartCommand() {
    spec = CommandSpec.wrapWithoutInspection(this).name("start").mixinStandardHelpOptions(true);
    spec.usageMessage()
        .description("Start the server.")
        .footer("", "Each flag can also be set in the environment, as HOOKLINE_PORT for --port.");
    SettingFlags.addTo(spec);
  }

  /** The command with all settings as flags. */
  public static CommandSpec spec() {
    return new StartCommand().spec;
  }

  @Override
  public Integer call() throws InterruptedException {
    Optional<Config> config = config(spec, Map.of());
    if (config.isEmpty()) {
      return WRONG_SETTINGS;
    }
    return RunningServer.run(config.get(), server -> List.of());
  }

  /** The settings; empty when they are wrong, which has been said then. */
  static Optional<Config> config(CommandSpec spec, Map<String, String> standards) {
    ParseResult flags = spec.commandLine().getParseResult();
    return switch (SettingFlags.read(flags, System.getenv(), standards)) {
      case ConfigResult.Ready(Config config) -> Optional.of(config);
      case ConfigResult.Wrong(List<String> errors) -> {
        SettingFlags.tell(errors);
        yield Optional.empty();
      }
    };
  }
}
