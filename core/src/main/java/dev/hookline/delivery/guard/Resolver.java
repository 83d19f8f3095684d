package dev.hookline.delivery.guard;

import java.util.function.Consumer;

/** Looks up the addresses of a name. */
@FunctionalInterface
public interface Resolver {

  /**
   * Looks the name up and calls back exactly once, on any thread, with every address of every
   * family it has.
   *
   * @param name lower-case ASCII without trailing dot, never an address
   */
  void resolve(String name, Consumer<Resolution> whenDone);
}
