package dev.hookline.signatures.scheme;

/**
 * A key that can tell whether one of several signatures is right. Safe for any number of threads.
 */
interface VerificationKey {

  /** True when one of the first {@code count} candidates signs the concatenated pieces. */
  boolean matchesAny(byte[][] pieces, byte[][] candidates, int count);
}
