package dev.hookline.bench;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hookline.bench.StandInServer.Fault;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import picocli.CommandLine;

@Tag("slow")
final class BenchTest {
  @TempDir private Path folder;

  private final StringWriter out = new StringWriter();

  @Test
  void a_server_that_keeps_its_books_ends_with_0_and_leaves_nothing_behind() throws IOException {
    Path json = folder.resolve("report.json");

    int exitCode =
        bench(
            Fault.NONE, "ceiling", "start", "ingest", "batch", "relay", "--json", json.toString());

    assertThat(out.toString())
        .contains("relay, delivered")
        .contains("ledger closes: accepted ")
        .doesNotContain("VOID");
    assertThat(exitCode).isZero();
    assertThat(json).content().contains("\"void\" : false", "\"at_least\" : 8000.0");
    try (Stream<Path> left = Files.list(folder)) {
      assertThat(left).containsExactly(json);
    }
  }

  @ParameterizedTest
  @CsvSource({
    "LOSES, the receiver got",
    "FORGETS, uncertain",
    "INVENTS, nobody had accepted",
    "REPEATS, repeated an acknowledged event"
  })
  void a_server_with_one_fault_voids_the_run(Fault fault, String reason) {
    int exitCode = bench(fault, "relay");

    assertThat(out.toString()).contains("VOID: the ledger does not close").contains(reason);
    assertThat(exitCode).isEqualTo(1);
  }

  @Test
  void a_server_that_does_not_start_voids_the_run_and_says_what_it_printed() {
    String java = ProcessHandle.current().info().command().orElseThrow();

    int exitCode = run(List.of("start", "--server", java + " -no-such-option"));

    assertThat(out.toString()).contains("the server was not ready").contains("no-such-option");
    assertThat(exitCode).isEqualTo(1);
  }

  @Test
  void an_unknown_scenario_is_refused() {
    assertThat(run(List.of("marathon"))).isEqualTo(CommandLine.ExitCode.USAGE);
  }

  @Test
  void a_run_without_rounds_is_refused() {
    assertThat(run(List.of("start", "--rounds", "0"))).isEqualTo(CommandLine.ExitCode.USAGE);
    assertThat(out.toString()).contains("--rounds");
  }

  private int bench(Fault fault, String... arguments) {
    String java = ProcessHandle.current().info().command().orElseThrow();
    String classes =
        StandInServer.class.getProtectionDomain().getCodeSource().getLocation().getPath();
    List<String> all = new ArrayList<>(List.of(arguments));
    all.add("--server");
    all.add(String.join(" ", java, "-cp", classes, StandInServer.class.getName(), fault.name()));
    all.addAll(
        List.of(
            "--seconds",
            "1",
            "--warm-up",
            "0",
            "--settle",
            "2",
            "--rounds",
            "1",
            "--connections",
            "4"));
    all.addAll(List.of("--data-parent", folder.toString()));
    return run(all);
  }

  private int run(List<String> arguments) {
    PrintWriter writer = new PrintWriter(out, true);
    return new CommandLine(new Bench())
        .setOut(writer)
        .setErr(writer)
        .execute(arguments.toArray(String[]::new));
  }
}
