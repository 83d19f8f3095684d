package dev.hookline.sdk.transport;

/** What became of a trigger. */
public sealed interface TriggerAnswer {

  /**
   * The run exists, on stable storage.
   *
   * @param duplicate whether it existed before, under the same idempotency key
   */
  record Triggered(String run, boolean duplicate) implements TriggerAnswer {}

  /**
   * No run was made, and none would be made on repetition.
   *
   * @param code a stable code such as {@code task_not_found}
   */
  record Refused(String code, String message) implements TriggerAnswer {}
}
