package dev.hookline.signatures.handshake;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.hookline.signatures.Secret;
import dev.hookline.signatures.SignedRequest;
import java.security.MessageDigest;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The handshakes of one source: the rules of its provider with its own secrets. Made once, safe for
 * any number of threads, never blocks, and never throws because of what a request holds.
 */
public final class Handshake {

  /** Longer challenges are refused. */
  public static final int CHALLENGE_LENGTH_MAX = 4_096;

  private final List<HandshakeRule> rules;
  private final List<Secret> secrets;
  private final List<byte[]> verifyTokens;
  private final AnswerText text;

  private Handshake(List<HandshakeRule> rules, List<Secret> secrets, @Nullable String verifyToken) {
    this.rules = List.copyOf(rules);
    this.secrets = List.copyOf(secrets);
    List<String> tokens =
        verifyToken == null ? secrets.stream().map(Secret::reveal).toList() : List.of(verifyToken);
    this.verifyTokens = tokens.stream().map(token -> token.getBytes(UTF_8)).toList();
    this.text = new AnswerText(this.secrets, tokens);
  }

  /**
   * Null for a provider without rules, so that its requests cost nothing here.
   *
   * @param secrets that are valid at present, newest first
   * @param verifyToken what the operator entered at the sender; null when the secret serves as it
   */
  public static @Nullable Handshake of(
      List<HandshakeRule> rules, List<Secret> secrets, @Nullable String verifyToken) {
    return rules.isEmpty() ? null : new Handshake(rules, secrets, verifyToken);
  }

  /** What a request gets that may be a handshake; ask at each stage that it reaches. */
  public Reply reply(SignedRequest request, Stage stage) {
    for (HandshakeRule rule : rules) {
      if (rule.method().equals(request.method())
          && rule.proof().allows(stage)
          && rule.conditions().stream().allMatch(condition -> condition.isMet(request))) {
        Reply reply = reply(rule, request, stage);
        if (!(reply instanceof Reply.NotAsked)) {
          return reply;
        }
      }
    }
    return stage instanceof Stage.Genuine && couldBeAnAnswer(request)
        ? new Reply.Refused(HandshakeRefusal.CHALLENGE_MALFORMED)
        : Reply.NotAsked.INSTANCE;
  }

  private Reply reply(HandshakeRule rule, SignedRequest request, Stage stage) {
    Place place = rule.challenge();
    String challenge = place == null ? "" : place.in(request);
    if (challenge == null || (place != null && challenge.isEmpty())) {
      return Reply.NotAsked.INSTANCE;
    }
    Place token = rule.verifyToken();
    if (token != null && !isVerifyToken(token.in(request))) {
      return new Reply.Refused(
          verifyTokens.isEmpty() ? HandshakeRefusal.NO_SECRET : HandshakeRefusal.TOKEN_WRONG);
    }
    if (challenge.length() > CHALLENGE_LENGTH_MAX
        || (rule.answer().hasMac() && !ChallengeText.isHarmless(challenge))
        || (rule.bringsSecret() && !ChallengeText.isSecret(challenge))) {
      return new Reply.Refused(HandshakeRefusal.CHALLENGE_MALFORMED);
    }
    return answer(rule, new AnswerText.Question(request, challenge, secretIndex(stage)));
  }

  private Reply answer(HandshakeRule rule, AnswerText.Question question) {
    AnswerForm form = rule.answer();
    boolean lacksSecret = form.hasMac() && secrets.isEmpty();
    boolean lacksToken = rule.needsVerifyToken() && verifyTokens.isEmpty();
    if (lacksSecret || lacksToken) {
      return new Reply.Refused(HandshakeRefusal.NO_SECRET);
    }
    String body = text.of(form.body(), question);
    Map<String, String> headers = text.of(form.headers(), question);
    VisitRule visit = rule.visit();
    return new Reply.Answer(
        form.status(),
        form.contentType(),
        headers,
        body,
        rule.bringsSecret() ? question.challenge() : null,
        visit == null ? null : visit.of(question.request()));
  }

  /** That which signs the request; the newest where none does. */
  private static int secretIndex(Stage stage) {
    return stage instanceof Stage.Genuine genuine ? Math.max(0, genuine.secretIndex()) : 0;
  }

  private boolean isVerifyToken(@Nullable String given) {
    boolean isKnown = false;
    byte[] bytes = given == null ? new byte[0] : given.getBytes(UTF_8);
    for (byte[] token : verifyTokens) {
      isKnown |= token.length > 0 && MessageDigest.isEqual(token, bytes);
    }
    return isKnown;
  }

  /**
   * Whoever asks an unsigned handshake gets a MAC of his challenge, which is also the signature of
   * a body of the same bytes. No such body is an event.
   */
  private boolean couldBeAnAnswer(SignedRequest request) {
    return rules.stream().anyMatch(rule -> rule.answer().hasMac())
        && ChallengeText.isHarmless(request.body());
  }
}
