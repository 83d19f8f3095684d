package dev.hookline.signatures.handshake;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One way in which a provider tests a URL, as data.
 *
 * @param method of the request, in capital letters
 * @param conditions all are met by a handshake
 * @param challenge what the answer depends on; null when it is always the same. A request without
 *     it is no handshake
 * @param verifyToken where the sender repeats what the operator entered there; null when it does
 *     not
 * @param bringsSecret whether the challenge is the secret of everything that follows
 * @param visit what is to be opened after the answer; null for most
 */
public record HandshakeRule(
    String method,
    Proof proof,
    List<Condition> conditions,
    @Nullable Place challenge,
    @Nullable Place verifyToken,
    boolean bringsSecret,
    AnswerForm answer,
    @Nullable VisitRule visit) {

  /** A copy that cannot change. */
  public HandshakeRule {
    conditions = List.copyOf(conditions);
  }

  /** A rule that is met by every request with this method; the rest is added below. */
  public static HandshakeRule on(String method, Proof proof) {
    return new HandshakeRule(method, proof, List.of(), null, null, false, AnswerForm.empty(), null);
  }

  /** Only where this place holds this text. */
  public HandshakeRule when(Place place, String text) {
    return when(new Condition.Is(place, text));
  }

  /** Only where this is so. */
  public HandshakeRule when(Condition condition) {
    var all = new ArrayList<>(conditions);
    all.add(condition);
    return new HandshakeRule(
        method, proof, all, challenge, verifyToken, bringsSecret, answer, visit);
  }

  /** Only where this place holds something, which the answer depends on. */
  public HandshakeRule challenge(Place place) {
    return new HandshakeRule(
        method, proof, conditions, place, verifyToken, bringsSecret, answer, visit);
  }

  /** Only with the verify token of the source in this place; another is refused. */
  public HandshakeRule verifying(Place place) {
    return new HandshakeRule(
        method, proof, conditions, challenge, place, bringsSecret, answer, visit);
  }

  /** The challenge becomes the secret of a source that has none. */
  public HandshakeRule bringingSecret() {
    return new HandshakeRule(
        method, proof, conditions, challenge, verifyToken, true, answer, visit);
  }

  /** Answered like this. */
  public HandshakeRule answer(AnswerForm form) {
    return new HandshakeRule(
        method, proof, conditions, challenge, verifyToken, bringsSecret, form, visit);
  }

  /** The sender wants this URL to be opened; only for rules that want a signature. */
  public HandshakeRule visiting(VisitRule rule) {
    if (proof != Proof.REQUIRED) {
      throw new IllegalArgumentException("anyone could choose the URL of an unsigned handshake");
    }
    return new HandshakeRule(
        method, proof, conditions, challenge, verifyToken, bringsSecret, answer, rule);
  }

  /** Whether the answer is made with a token that the operator chose. */
  public boolean needsVerifyToken() {
    return verifyToken != null
        || answer.body().stream().anyMatch(Piece.ChallengeDigest.class::isInstance);
  }
}
