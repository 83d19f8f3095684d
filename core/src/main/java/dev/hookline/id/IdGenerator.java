package dev.hookline.id;

import java.time.InstantSource;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;

/**
 * Makes ids that only ever grow: the twelve bits after the version count up within a millisecond
 * and run ahead of the clock when more are wanted or the clock goes back (RFC 9562 section 6.2,
 * method 1). Safe for many threads.
 */
public final class IdGenerator {

  private static final long VERSION_7 = 0x7000L;
  private static final long VARIANT = 0x8000_0000_0000_0000L;
  private static final long VARIANT_MASK = 0x3FFF_FFFF_FFFF_FFFFL;

  private final InstantSource clock;
  private final AtomicLong lastCount;
  private final Supplier<RandomGenerator> random;

  /**
   * @param after the greatest id that may be in the store, so that a clock set back between two
   *     starts does no harm; {@code 0} for a new store
   */
  public IdGenerator(InstantSource clock, long after) {
    this(clock, after, ThreadLocalRandom::current);
  }

  /**
   * @param random gives, on each thread, a generator that may be used there
   */
  public IdGenerator(InstantSource clock, long after, Supplier<RandomGenerator> random) {
    this.clock = clock;
    this.lastCount = new AtomicLong(count(after));
    this.random = random;
  }

  /** The next id, greater than all before. */
  public Id next() {
    return next(random.get());
  }

  private Id next(RandomGenerator random) {
    long floor = clock.millis() << 12;
    long count = lastCount.updateAndGet(last -> Math.max(last + 1, floor));
    long high = ((count >>> 12) << 16) | VERSION_7 | (count & 0xFFF);
    return new Id(high, (random.nextLong() & VARIANT_MASK) | VARIANT);
  }

  /** Time and counter of an id's upper half, without the version between them. */
  private static long count(long high) {
    return ((high >>> 16) << 12) | (high & 0xFFF);
  }
}
