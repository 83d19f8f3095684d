package dev.hookline.sdk.client;

/** What became of one event. */
public sealed interface PublishResult {

  /**
   * It is on stable storage.
   *
   * @param id of the server
   * @param eventId of the publisher
   * @param duplicate whether it was there before
   */
  record Published(String id, String eventId, String type, boolean duplicate)
      implements PublishResult {}

  /**
   * It was not taken.
   *
   * @param code stable
   */
  record Refused(String code, String detail) implements PublishResult {}
}
