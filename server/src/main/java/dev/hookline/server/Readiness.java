package dev.hookline.server;

import dev.hookline.operate.StoreHealth;
import java.util.Optional;

/** Whether this server is neither starting nor stopping. */
final class Readiness implements StoreHealth {

  private volatile String notReady = "starting";

  void started() {
    notReady = "";
  }

  void stopping() {
    notReady = "stopping";
  }

  @Override
  public Optional<String> problem() {
    String why = notReady;
    return why.isEmpty() ? Optional.empty() : Optional.of(why);
  }
}
