package dev.hookline.sdk.transport;

import java.util.List;

/** The answer to a sign of life. */
public sealed interface HeartbeatAnswer permits HeartbeatAnswer.Heard, SessionExpired {

  /** The session lives. */
  record Heard(List<CancelWish> cancel) implements HeartbeatAnswer {
    public Heard {
      cancel = List.copyOf(cancel);
    }
  }
}
