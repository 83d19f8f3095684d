package dev.hookline.bench.scenario;

import dev.hookline.bench.ledger.Balance;
import dev.hookline.bench.report.Figure;
import java.io.BufferedReader;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Runs of a task that does nothing, triggered, executed and recorded in process: the server
 * measures itself there, because nobody outside could without measuring HTTP instead.
 */
final class RunsScenario implements Scenario {
  private static final String LEDGER = "ledger";
  private static final String CLOSED = "closed";

  @Override
  public void run(Settings settings, Journal journal) throws IOException, InterruptedException {
    Map<String, String> measured = measure(settings);
    journal.figure(
        Figure.atLeast(
            "no-op runs in process", of(measured, "runs_per_second"), "runs/s", 20_000, 30_000));
    journal.figure(
        Figure.atLeast(
            "runs triggered singly by 64 callers",
            of(measured, "single_triggers_per_second"),
            "runs/s",
            10_000,
            20_000));
    journal.figure(Figure.below("trigger to start, p50", of(measured, "start_p50_ms"), "ms", 5, 3));
    journal.figure(
        Figure.below("trigger to start, p99", of(measured, "start_p99_ms"), "ms", 25, 20));
    journal.figure(
        Figure.below(
            "processor while 100,000 runs wait",
            of(measured, "percent_of_a_core_with_100000_delayed"),
            "% of a core",
            2,
            1));
    String ledger = measured.getOrDefault(LEDGER, "missing");
    journal.balance(
        ledger.equals(CLOSED)
            ? new Balance.Closed("every accepted run was executed and recorded once")
            : new Balance.Broken(ledger, List.of("runs in process: " + ledger)));
  }

  private static Map<String, String> measure(Settings settings)
      throws IOException, InterruptedException {
    List<String> command = new ArrayList<>(settings.launch().command());
    command.removeLast(); // the command that starts a server, in place of which this one comes
    command.addAll(
        List.of(
            "bench-runs",
            "--seconds",
            Long.toString(settings.measured().toSeconds()),
            "--warm-up",
            Long.toString(settings.warmUp().toSeconds())));
    Process process =
        new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT).start();
    Map<String, String> measured = new HashMap<>();
    try (BufferedReader lines = process.inputReader()) {
      lines
          .lines()
          .map(line -> line.split("=", 2))
          .filter(parts -> parts.length == 2)
          .forEach(parts -> measured.put(parts[0], parts[1]));
    }
    int code = process.waitFor();
    if (code != 0) {
      throw new IOException(String.join(" ", command) + " ended with " + code);
    }
    return measured;
  }

  private static double of(Map<String, String> measured, String name) throws IOException {
    String value = measured.get(name);
    if (value == null) {
      throw new IOException("the server did not measure " + name);
    }
    return Double.parseDouble(value);
  }
}
