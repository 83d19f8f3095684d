package dev.hookline.testkit.simulation;

import org.junit.jupiter.api.Test;

/**
 * Many lives of the gateway. {@code -Dhookline.simulation.seeds=10000} tries more of them, {@code
 * -Dhookline.simulation.first=4711 -Dhookline.simulation.seeds=1} repeats one.
 */
class SimulationTest {

  private static final int SEEDS = Integer.getInteger("hookline.simulation.seeds", 300);
  private static final int FIRST = Integer.getInteger("hookline.simulation.first", 1);

  @Test
  void every_seed_keeps_every_promise() {
    for (long seed = FIRST; seed < (long) FIRST + SEEDS; seed++) {
      Simulation.run(seed);
    }
  }
}
