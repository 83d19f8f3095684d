package dev.hookline.testkit.simulation;

import java.util.List;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;

/** Everything that is left to chance, from one seed. */
final class Chance {

  private final SplittableRandom random;

  Chance(long seed) {
    random = new SplittableRandom(seed);
  }

  /** Whether something happens that happens so often in a hundred. */
  boolean percent(int percent) {
    return random.nextInt(100) < percent;
  }

  /** From the first number to the last, both included. */
  int between(int least, int most) {
    return random.nextInt(least, most + 1);
  }

  <T> T oneOf(List<T> things) {
    return things.get(random.nextInt(things.size()));
  }

  /** A generator for others, decided by the same seed. */
  RandomGenerator split() {
    return random.split();
  }
}
