package dev.hookline.testkit.flow;

import dev.hookline.live.Meters;
import java.util.List;

/** Notes confirmations as provider and result, and nothing else. */
record CountedConfirmations(List<String> counted) implements Meters {

  @Override
  public void confirmed(String provider, String result) {
    counted.add(provider + " " + result);
  }

  @Override
  public void received(String provider, String result, long durationNanos) {}

  @Override
  public void queued(int events, int jobs) {}

  @Override
  public void processed(String kind, String result, long attemptMicros) {}

  @Override
  public void lag(String kind, long millis) {}

  @Override
  public void stale(String kind) {}

  @Override
  public void committed(int changes, long durationNanos) {}
}
