package dev.hookline.sdk.worker;

/** The output of a run is over the limit. No attempt is likely to change that. */
final class OutputTooLarge extends Exception {

  /** The stable code of the failure. */
  static final String CODE = "output_too_large";

  OutputTooLarge(int bytes) {
    super(
        "the output is %,d bytes as JSON; at most %,d are kept"
            .formatted(bytes, RegisteredTask.OUTPUT_MAX));
  }
}
