package dev.hookline.signatures;

/** What a verification found. Both outcomes are expected; neither is an exception. */
public sealed interface Verdict {

  /** The index of {@link Genuine} when the scheme needs no secret. */
  int WITHOUT_SECRET = -1;

  /**
   * The request comes from the holder of a secret.
   *
   * @param secretIndex position of the secret that matched in the list given to the scheme, or
   *     {@link #WITHOUT_SECRET}
   */
  record Genuine(int secretIndex) implements Verdict {}

  /** The request must not be trusted. */
  record Refused(Refusal cause) implements Verdict {}

  /** The verdict of a match with the secret at this position. */
  static Verdict genuine(int secretIndex) {
    return new Genuine(secretIndex);
  }

  /** The verdict of a refusal. */
  static Verdict refused(Refusal cause) {
    return new Refused(cause);
  }
}
