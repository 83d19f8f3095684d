package dev.hookline.job;

/**
 * Where the time of an attempt went, in microseconds from its start; -1 for a stage that was not
 * reached, 0 for one that was not needed (a connection that was open already).
 */
public record Timings(long resolvedMicros, long connectedMicros, long firstByteMicros) {

  public static final Timings NONE = new Timings(-1, -1, -1);
}
