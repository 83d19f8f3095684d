package dev.hookline.live;

/** Measures nothing; for those who measure one thing only, which they override. */
public class NoMeters implements Meters {

  @Override
  public void received(String provider, String result, long durationNanos) {}

  @Override
  public void confirmed(String provider, String result) {}

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
