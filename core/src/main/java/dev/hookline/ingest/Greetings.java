package dev.hookline.ingest;

import dev.hookline.signatures.handshake.HandshakeRefusal;
import dev.hookline.signatures.handshake.Reply;
import java.util.function.Consumer;

/** Answers handshakes and keeps them in the log; nothing of them waits for the event log. */
final class Greetings {

  private final RequestKeeper kept;
  private final SecretAdoption adoption;

  Greetings(RequestKeeper kept, SecretAdoption adoption) {
    this.kept = kept;
    this.adoption = adoption;
  }

  /** False when the request is no handshake; then nothing was done. */
  boolean greet(
      CompiledSource compiled, InboundRequest request, Reply reply, Consumer<Receipt> done) {
    Source source = compiled.source();
    return switch (reply) {
      case Reply.NotAsked() -> false;
      case Reply.Refused(HandshakeRefusal cause) -> {
        done.accept(kept.rejected(source, request, causeOf(cause)));
        yield true;
      }
      case Reply.Answer answer -> {
        String secret = answer.newSecret();
        if (secret == null) {
          done.accept(greeted(source, request, answer));
        } else {
          adoption.adopt(
              source,
              secret,
              adopted ->
                  done.accept(
                      switch (adopted) {
                        case YES -> greeted(source, request, answer);
                        case HAS_ANOTHER ->
                            kept.rejected(source, request, RejectionCause.SECRET_ALREADY_SET);
                        case NOT_STORED ->
                            new Receipt.Unavailable("the secret could not be stored");
                      }));
        }
        yield true;
      }
    };
  }

  private Receipt greeted(Source source, InboundRequest request, Reply.Answer answer) {
    kept.handshake(source, request);
    return new Receipt.Greeted(answer);
  }

  private static RejectionCause causeOf(HandshakeRefusal refusal) {
    return switch (refusal) {
      case TOKEN_WRONG -> RejectionCause.VERIFY_TOKEN_WRONG;
      case NO_SECRET -> RejectionCause.SECRET_MISSING;
      case CHALLENGE_MALFORMED -> RejectionCause.CHALLENGE_MALFORMED;
    };
  }
}
