package dev.hookline.sdk.transport;

/** What became of one item of a report. */
public sealed interface ItemResult {

  /** The item of which nothing more is to be said. */
  ItemResult OK = new Ok();

  /** The item that came too late. */
  ItemResult STALE = new Stale();

  /** It is stored. */
  record Ok() implements ItemResult {}

  /** The run is no longer this worker's: cancelled, timed out, or taken over. */
  record Stale() implements ItemResult {}

  /**
   * It was not stored, and would be refused again.
   *
   * @param code a stable code such as {@code metadata_too_large}
   */
  record Rejected(String code, String message) implements ItemResult {}
}
