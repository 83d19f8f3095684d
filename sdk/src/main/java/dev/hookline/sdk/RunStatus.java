package dev.hookline.sdk;

import java.util.Locale;

/** Where a run stands. */
public enum RunStatus {
  DELAYED(false),
  QUEUED(false),
  EXECUTING(false),
  WAITING(false),
  RETRYING(false),
  COMPLETED(true),
  FAILED(true),
  CANCELLED(true),
  EXPIRED(true),
  TIMED_OUT(true),
  CRASHED(true);

  private final boolean last;

  RunStatus(boolean last) {
    this.last = last;
  }

  /** Whether nothing follows. */
  public boolean isFinal() {
    return last;
  }

  /** The name in the API: the constant in lower case. */
  public String code() {
    return name().toLowerCase(Locale.ROOT);
  }

  /**
   * The status of this name in the API.
   *
   * @throws IllegalArgumentException for a name this version does not know
   */
  public static RunStatus of(String code) {
    return valueOf(code.toUpperCase(Locale.ROOT));
  }
}
