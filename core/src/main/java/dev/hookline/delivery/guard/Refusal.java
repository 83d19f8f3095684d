package dev.hookline.delivery.guard;

/** The one rule that speaks against a target. */
record Refusal(RefusalCode code, String reason) {

  <T> Checked<T> asChecked() {
    return new Checked.Refused<>(code, reason);
  }

  AttemptVerdict asBlocked() {
    return new AttemptVerdict.Blocked(code, reason);
  }
}
