package dev.hookline.ingest;

import dev.hookline.id.Id;
import dev.hookline.signatures.handshake.HandshakeRefusal;
import dev.hookline.signatures.handshake.Reply;
import dev.hookline.signatures.handshake.Visit;
import java.util.function.Consumer;

/** Answers handshakes and keeps them in the log; nothing of them waits for the event log. */
final class Greetings {

  private final RequestKeeper kept;
  private final SecretAdoption adoption;
  private final Confirmations confirmations;

  Greetings(RequestKeeper kept, SecretAdoption adoption, Confirmations confirmations) {
    this.kept = kept;
    this.adoption = adoption;
    this.confirmations = confirmations;
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
          greet(source, request, answer, done);
        } else {
          adoption.adopt(
              source,
              secret,
              adopted -> {
                switch (adopted) {
                  case YES -> greet(source, request, answer, done);
                  case HAS_ANOTHER ->
                      done.accept(
                          kept.rejected(source, request, RejectionCause.SECRET_ALREADY_SET));
                  case NOT_STORED ->
                      done.accept(new Receipt.Unavailable("the secret could not be stored"));
                }
              });
        }
        yield true;
      }
    };
  }

  /** The answer waits for nothing that is to be visited. */
  private void greet(
      Source source, InboundRequest request, Reply.Answer answer, Consumer<Receipt> done) {
    Visit visit = answer.visit();
    Id id = kept.handshake(source, request, visit == null ? null : Confirmation.PENDING);
    done.accept(new Receipt.Greeted(answer));
    if (visit != null) {
      confirmations.confirm(source, id, visit);
    }
  }

  private static RejectionCause causeOf(HandshakeRefusal refusal) {
    return switch (refusal) {
      case TOKEN_WRONG -> RejectionCause.VERIFY_TOKEN_WRONG;
      case NO_SECRET -> RejectionCause.SECRET_MISSING;
      case CHALLENGE_MALFORMED -> RejectionCause.CHALLENGE_MALFORMED;
    };
  }
}
