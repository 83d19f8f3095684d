package dev.hookline.testkit.flow;

import dev.hookline.live.NoMeters;
import java.util.List;

/** Notes confirmations as provider and result, and nothing else. */
final class CountedConfirmations extends NoMeters {

  private final List<String> counted;

  CountedConfirmations(List<String> counted) {
    this.counted = counted;
  }

  @Override
  public void confirmed(String provider, String result) {
    counted.add(provider + " " + result);
  }
}
