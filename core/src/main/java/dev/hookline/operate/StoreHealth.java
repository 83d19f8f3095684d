package dev.hookline.operate;

import java.util.Optional;

/** Says whether a store can do its work. */
public interface StoreHealth {

  /** What is wrong, in one line; empty when all is well. Blocks for a bounded time. */
  Optional<String> problem();
}
