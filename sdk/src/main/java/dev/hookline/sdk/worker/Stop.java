package dev.hookline.sdk.worker;

/** Why the code of a run is to end early. */
enum Stop {
  /** It is not. */
  NONE("goes on"),
  CANCELLED("was cancelled"),
  TIMED_OUT("took longer than its maximum duration"),
  LOST("was handed to another worker"),
  ABANDONED("was given up by a worker that ends");

  private final String text;

  Stop(String text) {
    this.text = text;
  }

  /** As the end of a sentence that begins with the run. */
  String text() {
    return text;
  }
}
