package dev.hookline.job;

import java.time.Instant;

/** Something that has work to do at certain times. */
public interface Ticking {

  /**
   * Does what is due. Only one thread calls it.
   *
   * @return when it wants to be called again
   */
  Instant tick();

  /**
   * Runs something whenever an earlier tick is wanted than the last one asked for; on any thread,
   * so it must only pass the wish on.
   */
  void onWake(Runnable wake);
}
