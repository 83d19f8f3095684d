package dev.hookline.bench;

import dev.hookline.bench.report.Conditions;
import dev.hookline.bench.report.FigureTable;
import dev.hookline.bench.report.JsonReport;
import dev.hookline.bench.report.Setting;
import dev.hookline.bench.scenario.Journal;
import dev.hookline.bench.scenario.Scenario;
import dev.hookline.bench.scenario.Settings;
import dev.hookline.bench.server.Launch;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SequencedMap;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/**
 * Measures a server on this machine and holds the figures against their targets.
 *
 * <p>Ends with 0 when every ledger closes, whether or not the targets are met; with 1 when one does
 * not, or a server cannot be measured.
 */
@Command(
    name = "bench",
    mixinStandardHelpOptions = true,
    description = "Measure this server on this machine, with a ledger that must close.")
public final class Bench implements Callable<Integer> {
  private static final String ALL = "all";
  private static final String DATABASE = "HOOKLINE_DATABASE_URL";
  private static final Duration PATIENCE = Duration.ofSeconds(60);

  @Spec private @Nullable CommandSpec spec;

  @Parameters(
      paramLabel = "SCENARIO",
      defaultValue = ALL,
      description =
          "ceiling, start, idle, ingest, ingest-rules, ingest-latency, slowloris, batch, relay,"
              + " relay-latency, runs, runs-remote, or all")
  private List<String> scenarios = List.of(ALL);

  @Option(names = "--seconds", defaultValue = "10", description = "measured time of each load")
  private int seconds;

  @Option(
      names = "--warm-up",
      defaultValue = "20",
      description = "seconds of load before it, which the compiler needs")
  private int warmUpSeconds;

  @Option(names = "--connections", defaultValue = "64", description = "generator's connections")
  private int connections;

  @Option(names = "--rounds", defaultValue = "2", description = "rounds of each comparison")
  private int rounds;

  @Option(names = "--payload", defaultValue = "1024", description = "bytes of a payload")
  private int payloadBytes;

  @Option(
      names = "--outstanding",
      defaultValue = "20000",
      description = "most events accepted but not delivered, while relaying")
  private int outstanding;

  @Option(
      names = "--settle",
      defaultValue = "60",
      description = "most seconds to wait for what is under way when a load ends")
  private int settleSeconds;

  @Option(names = "--quick", description = "2 seconds, 2 of warm-up, 1 round")
  private boolean quick;

  @Option(names = "--json", description = "also write the report to this file")
  private @Nullable Path json;

  @Option(
      names = "--server",
      defaultValue = "./hookline start",
      description = "command that starts the server (default: ${DEFAULT-VALUE})")
  private String server = "";

  @Option(
      names = "--data-parent",
      description = "where the servers' data folders are made (default: the system's temp folder)")
  private Path dataParent = Path.of(System.getProperty("java.io.tmpdir"));

  /** Runs the benchmark by itself. */
  public static void main(String[] arguments) {
    System.exit(new CommandLine(new Bench()).execute(arguments));
  }

  @Override
  public Integer call() throws IOException, InterruptedException {
    refuseLessThanOne();
    PrintWriter out = commandLine().getOut();
    SequencedMap<String, Scenario> chosen = chosen();
    Settings settings = settings();
    List<Setting> conditions = conditions(settings);
    conditions.forEach(setting -> out.println(setting.name() + ": " + setting.value()));
    Journal journal = new Journal(out);
    for (Map.Entry<String, Scenario> scenario : chosen.entrySet()) {
      journal.enter(scenario.getKey());
      try {
        scenario.getValue().run(settings, journal);
      } catch (IOException failed) {
        journal.failed(failed);
      }
    }
    out.println();
    out.print(FigureTable.of(journal.figures()));
    if (json != null) {
      JsonReport.write(json, conditions, journal.figures(), journal.voidReasons());
    }
    return verdict(journal, out);
  }

  private static int verdict(Journal journal, PrintWriter out) {
    List<String> reasons = journal.voidReasons();
    if (!reasons.isEmpty()) {
      out.println();
      out.println("VOID: the ledger does not close, so no figure above counts:");
      reasons.forEach(reason -> out.println("  " + reason));
    }
    out.flush();
    return reasons.isEmpty() ? 0 : 1;
  }

  private void refuseLessThanOne() {
    for (int number : List.of(seconds, connections, rounds, outstanding)) {
      if (number < 1) {
        throw new ParameterException(
            commandLine(),
            "--seconds, --connections, --rounds and --outstanding must be at least 1");
      }
    }
  }

  private Settings settings() {
    Launch launch = new Launch(List.of(server.split(" ")), dataParent, Map.of(), PATIENCE);
    return new Settings(
        launch,
        connections,
        Duration.ofSeconds(quick ? 2 : warmUpSeconds),
        Duration.ofSeconds(quick ? 2 : seconds),
        quick ? 1 : rounds,
        payloadBytes,
        outstanding,
        Duration.ofSeconds(settleSeconds));
  }

  private List<Setting> conditions(Settings settings) throws IOException {
    List<Setting> conditions = new ArrayList<>(Conditions.of(dataParent));
    conditions.add(new Setting("server", server));
    conditions.add(
        new Setting(
            "store",
            System.getenv(DATABASE) == null
                ? "embedded"
                : "the database that " + DATABASE + " names"));
    conditions.add(
        new Setting("durability", "the server's default, a 202 follows the synced commit"));
    conditions.add(
        new Setting(
            "load",
            "%d connections, %d bytes, warm-up %d s, measured %d s, rounds %d"
                .formatted(
                    connections,
                    payloadBytes,
                    settings.warmUp().toSeconds(),
                    settings.measured().toSeconds(),
                    settings.rounds())));
    return conditions;
  }

  private SequencedMap<String, Scenario> chosen() {
    SequencedMap<String, Scenario> known = Scenario.all();
    if (scenarios.contains(ALL)) {
      return known;
    }
    SequencedMap<String, Scenario> chosen = new LinkedHashMap<>();
    for (String name : scenarios) {
      Scenario scenario = known.get(name);
      if (scenario == null) {
        throw new ParameterException(
            commandLine(), "no scenario " + name + "; there are " + known.keySet());
      }
      chosen.put(name, scenario);
    }
    return chosen;
  }

  private CommandLine commandLine() {
    return Objects.requireNonNull(spec, "set by picocli").commandLine();
  }
}
