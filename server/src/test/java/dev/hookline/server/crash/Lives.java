package dev.hookline.server.crash;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** When the server died, and how long it took each time until something that waited moved. */
final class Lives {

  private final List<Death> deaths = new ArrayList<>();
  private final List<Duration> recoveries = new ArrayList<>();

  synchronized void died(Death death) {
    deaths.add(death);
  }

  synchronized void recovered(Duration took) {
    recoveries.add(took);
  }

  synchronized List<Death> deaths() {
    return List.copyOf(deaths);
  }

  synchronized Optional<Duration> slowestRecovery() {
    return recoveries.stream().max(Duration::compareTo);
  }

  synchronized int recoveries() {
    return recoveries.size();
  }
}
