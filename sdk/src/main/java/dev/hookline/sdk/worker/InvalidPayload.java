package dev.hookline.sdk.worker;

/** The payload of a run does not fit the input of its task. No attempt can change that. */
final class InvalidPayload extends Exception {

  /** The stable code of the failure. */
  static final String CODE = "invalid_payload";

  InvalidPayload(String message) {
    super(message);
  }
}
