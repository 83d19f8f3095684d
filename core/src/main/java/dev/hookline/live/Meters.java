package dev.hookline.live;

/** What the core counts and measures. Implementations must be quick and must not throw. */
public interface Meters {

  /** A request came in at a source and was answered; {@code result} is a word of a small set. */
  void received(String provider, String result, long durationNanos);

  /** What a handshake asked for beyond its answer was done, or was not; {@code result} says how. */
  void confirmed(String provider, String result);

  /** This many events became durable, and this many jobs: theirs, or those of a replay. */
  void queued(int events, int jobs);

  /** A delivery or run ended its attempt; {@code result} is the word of its new state. */
  void processed(String kind, String result, long attemptMicros);

  /** The time from an event's arrival to the end of its job. */
  void lag(String kind, long millis);

  /** A result came too late and was refused. */
  void stale(String kind);

  /** A commit of the store held this many changes. */
  void committed(int changes, long durationNanos);

  /** For those who do not measure. */
  Meters NONE = new NoMeters();
}
