package dev.hookline.delivery.guard;

/** A value that passed its check, or the reason why it did not. */
public sealed interface Checked<T> {

  /** The value passed. */
  record Ok<T>(T value) implements Checked<T> {}

  /**
   * The value did not pass.
   *
   * @param reason one sentence for the person who reads the log or the answer; it never repeats
   *     more of the input than a name
   */
  record Refused<T>(RefusalCode code, String reason) implements Checked<T> {

    /** The same refusal, of the larger thing that cannot be built without the refused part. */
    <U> Refused<U> of() {
      return new Refused<>(code, reason);
    }
  }
}
