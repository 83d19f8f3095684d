package dev.hookline.server.command;

import dev.hookline.server.RunningServer;
import dev.hookline.server.config.Config;
import dev.hookline.server.dev.Demo;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Model.CommandSpec;

/** {@code hookline dev}: a server to try things out on, with a demo source and receiver. */
public final class DevCommand implements Callable<Integer> {

  /** Deliveries to this machine are what a developer wants and what a server must refuse. */
  private static final Map<String, String> STANDARDS =
      Map.of(
          "HOOKLINE_HOST", "127.0.0.1",
          "HOOKLINE_DELIVERY_ALLOW", "127.0.0.0/8,::1/128",
          "HOOKLINE_LOG_FORMAT", "text");

  private final CommandSpec spec;

  private DevCommand() {
    spec = CommandSpec.wrapWithoutInspection(this).name("dev").mixinStandardHelpOptions(true);
    spec.usageMessage()
        .description(
            "Start a server on this machine with a demo source and a receiver that prints what it"
                + " gets. Deliveries to loopback addresses are allowed.");
    SettingFlags.addTo(spec);
  }

  /** The command with all settings as flags. */
  public static CommandSpec spec() {
    return new DevCommand().spec;
  }

  @Override
  public Integer call() throws InterruptedException {
    Optional<Config> config = StartCommand.config(spec, STANDARDS);
    return config.isEmpty()
        ? StartCommand.WRONG_SETTINGS
        : RunningServer.run(config.get(), Demo::prepare);
  }
}
