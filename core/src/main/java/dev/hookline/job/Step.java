package dev.hookline.job;

/**
 * A result that a run has memoised across its attempts.
 *
 * @param key its name and occurrence, unique in the run
 * @param output JSON
 */
@SuppressWarnings("ArrayRecordComponent") // compared nowhere
public record Step(String key, byte[] output) {

  public static final int KEY_LENGTH_MAX = 255;
  public static final int OUTPUT_BYTES_MAX = 1 << 20;

  private static final int OVERHEAD_BYTES = 64;

  /** What it holds of memory, roughly. */
  public int weightBytes() {
    return OVERHEAD_BYTES + key.length() + output.length;
  }
}
