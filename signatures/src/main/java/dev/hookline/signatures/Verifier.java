package dev.hookline.signatures;

/**
 * Decides whether a request is genuine. Made once from a scheme and its secrets by {@link
 * Scheme#verifier}; safe for any number of threads; does no I/O and never throws because of what a
 * request holds.
 */
@FunctionalInterface
public interface Verifier {

  /**
   * Checks the signature first and its age only afterwards, so that a refusal for age says that the
   * sender was genuine.
   *
   * @param nowEpochMillis the receiver's clock, milliseconds since 1970-01-01T00:00Z
   */
  Verdict verify(SignedRequest request, long nowEpochMillis);
}
