package dev.hookline.ingest;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * How far the confirmation is that a handshake asked for.
 *
 * @param detail one line for a person who wants to know why; null when there is nothing to say
 */
public record Confirmation(State state, @Nullable String detail) {

  /** The name in lower case is part of the API. */
  public enum State {
    /** Under way; for long only when the server was killed meanwhile. */
    PENDING,
    /** The sender knows that its message was received. */
    CONFIRMED,
    /** What the message asks for is not done. */
    REFUSED,
    /** It was tried in vain. */
    FAILED;

    public String word() {
      return name().toLowerCase(Locale.ROOT);
    }

    public static Optional<State> of(String word) {
      return Arrays.stream(values()).filter(state -> state.word().equals(word)).findFirst();
    }
  }

  public static final Confirmation PENDING = new Confirmation(State.PENDING, null);
  public static final Confirmation CONFIRMED = new Confirmation(State.CONFIRMED, null);

  public static Confirmation refused(String why) {
    return new Confirmation(State.REFUSED, why);
  }

  public static Confirmation failed(String why) {
    return new Confirmation(State.FAILED, why);
  }
}
