package dev.hookline.signatures.handshake;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What a request gets that may be a handshake. */
public sealed interface Reply {

  /** It is none. */
  record NotAsked() implements Reply {
    static final NotAsked INSTANCE = new NotAsked();
  }

  /**
   * The answer that the sender wants.
   *
   * @param contentType null for none
   * @param headers further fields by name
   * @param newSecret what the sender will sign with, to be kept before it is answered; null for
   *     most
   * @param visit what the sender wants to be opened after the answer; null for most
   */
  record Answer(
      int status,
      @Nullable String contentType,
      Map<String, String> headers,
      String body,
      @Nullable String newSecret,
      @Nullable Visit visit)
      implements Reply {

    /** Does not show the secret, which may be a part of the answer too. */
    @Override
    public String toString() {
      return "Answer[status=" + status + ", contentType=" + contentType + "]";
    }
  }

  /** It is one that must not be answered. */
  record Refused(HandshakeRefusal cause) implements Reply {}
}
