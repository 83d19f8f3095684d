package dev.hookline.server.command;

import dev.hookline.bench.Bench;
import dev.hookline.server.Version;
import dev.hookline.server.log.Logging;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.HelpCommand;
import picocli.CommandLine.Model.CommandSpec;

/** The command line. */
@Command(
    name = "hookline",
    description = "Receives webhooks, stores them durably, relays them signed and retried.",
    mixinStandardHelpOptions = true,
    versionProvider = Main.VersionText.class,
    subcommands = {HelpCommand.class})
public final class Main implements Runnable {

  private final CommandSpec spec;

  private Main() {
    this.spec = CommandSpec.forAnnotatedObject(this);
  }

  /** Ends the process with 0 on success, 1 on a failure, 2 on a wrong command line or settings. */
  public static void main(String[] arguments) {
    Logging.configureForCommand();
    CommandLine line = commandLine();
    int exitCode = line.execute(arguments);
    System.exit(exitCode);
  }

  static CommandLine commandLine() {
    return new CommandLine(new Main().spec)
        .addSubcommand(StartCommand.spec())
        .addSubcommand(DevCommand.spec())
        .addSubcommand(new Bench())
        .addSubcommand(new BenchRunsCommand())
        .addSubcommand(new KeysCommand())
        .addSubcommand(new SendCommand())
        .addSubcommand(new ListenCommand())
        .addSubcommand(DoctorCommand.spec())
        .addSubcommand(new TrainCommand())
        .addSubcommand(new BackupCommand())
        .setExecutionExceptionHandler(new OneLineFailures());
  }

  @Override
  public void run() {
    spec.commandLine().usage(System.out);
  }

  /** The version, as {@code --version} prints it. */
  static final class VersionText implements CommandLine.IVersionProvider {
    @Override
    public String[] getVersion() {
      return new String[] {"Hookline " + Version.text()};
    }
  }
}
