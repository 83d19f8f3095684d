package dev.hookline.sdk.client;

/** What became of one item of a batch. */
public sealed interface BatchResult<O> {

  /** The run exists, on stable storage. */
  record Triggered<O>(RunHandle<O> run) implements BatchResult<O> {}

  /**
   * No run was made.
   *
   * @param code stable
   */
  record Refused<O>(String code, String detail) implements BatchResult<O> {}
}
