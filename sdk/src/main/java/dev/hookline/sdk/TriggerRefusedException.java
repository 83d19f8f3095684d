package dev.hookline.sdk;

/** Thrown when the server would not trigger a child, and would not on repetition either. */
public final class TriggerRefusedException extends RuntimeException {

  private final String code;

  /**
   * Says what the server said.
   *
   * @param code stable, for example {@code task_not_found}
   */
  public TriggerRefusedException(String code, String message) {
    super(message);
    this.code = code;
  }

  /** The stable code of the refusal. */
  public String code() {
    return code;
  }
}
