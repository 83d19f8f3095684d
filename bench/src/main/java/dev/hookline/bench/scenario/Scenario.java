package dev.hookline.bench.scenario;

import java.io.IOException;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.SequencedMap;

/** One thing to measure. */
@FunctionalInterface
public interface Scenario {
  /**
   * Measures it.
   *
   * @param settings sizes and times
   * @param journal told of every step, figure and balance
   * @throws IOException when a server cannot be started or asked
   */
  void run(Settings settings, Journal journal) throws IOException, InterruptedException;

  /** Every scenario by the name that the command line knows, in the order of a full run. */
  static SequencedMap<String, Scenario> all() {
    SequencedMap<String, Scenario> scenarios = new LinkedHashMap<>();
    scenarios.put("ceiling", new CeilingScenario());
    scenarios.put("start", new StartScenario());
    scenarios.put("idle", new IdleScenario());
    scenarios.put("ingest", new IngestScenario());
    scenarios.put("ingest-rules", new IngestRulesScenario());
    scenarios.put("ingest-latency", new IngestLatencyScenario());
    scenarios.put("slowloris", new SlowlorisScenario());
    scenarios.put("batch", new BatchScenario());
    scenarios.put("relay", new RelayScenario());
    scenarios.put("relay-latency", new RelayLatencyScenario());
    scenarios.put("runs", new RunsScenario());
    scenarios.put("runs-remote", new RemoteRunsScenario());
    return Collections.unmodifiableSequencedMap(scenarios);
  }
}
