package dev.hookline.signatures.handshake;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.hookline.signatures.Secret;
import dev.hookline.signatures.SignedRequest;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** Fills in the pieces of answers. */
final class AnswerText {

  private static final String MAC = "HmacSHA256";
  private static final int DIGITS_MAX = 9;

  private final List<Secret> secrets;
  private final List<String> verifyTokens;

  /**
   * What is answered.
   *
   * @param secretIndex position of the secret that signs the answer
   */
  record Question(SignedRequest request, String challenge, int secretIndex) {}

  /** Both newest first. */
  AnswerText(List<Secret> secrets, List<String> verifyTokens) {
    this.secrets = secrets;
    this.verifyTokens = verifyTokens;
  }

  String of(List<Piece> pieces, Question question) {
    var text = new StringBuilder();
    pieces.forEach(piece -> text.append(of(piece, question)));
    return text.toString();
  }

  Map<String, String> of(Map<String, Piece> pieces, Question question) {
    var texts = new LinkedHashMap<String, String>();
    pieces.forEach((name, piece) -> texts.put(name, of(piece, question)));
    return texts;
  }

  private String of(Piece piece, Question question) {
    return switch (piece) {
      case Piece.Text(String text) -> text;
      case Piece.Challenge(Piece.Spelling spelling) -> spelled(question.challenge(), spelling);
      case Piece.ChallengeMac(Piece.Digits digits) ->
          switch (digits) {
            case HEX -> HexFormat.of().formatHex(mac(question));
            case BASE64 -> Base64.getEncoder().encodeToString(mac(question));
          };
      case Piece.ChallengeDigest() -> HexFormat.of().formatHex(digest(question));
      case Piece.NumberOf(Place.Header header, String otherwise) -> {
        String number = header.in(question.request());
        yield number != null && isPositive(number) ? number : otherwise;
      }
    };
  }

  private static boolean isPositive(String text) {
    return text.length() <= DIGITS_MAX
        && text.chars().anyMatch(letter -> letter != '0')
        && text.chars().allMatch(letter -> letter >= '0' && letter <= '9');
  }

  private static String spelled(String challenge, Piece.Spelling spelling) {
    return switch (spelling) {
      case AS_IT_IS -> challenge;
      case JSON -> JsonString.of(challenge);
      case HTML ->
          challenge
              .replace("&", "&amp;")
              .replace("<", "&lt;")
              .replace(">", "&gt;")
              .replace("\"", "&quot;")
              .replace("'", "&#39;");
    };
  }

  private byte[] mac(Question question) {
    Secret secret = secrets.get(question.secretIndex());
    try {
      Mac mac = Mac.getInstance(MAC);
      mac.init(new SecretKeySpec(secret.reveal().getBytes(UTF_8), MAC));
      return mac.doFinal(question.challenge().getBytes(UTF_8));
    } catch (GeneralSecurityException missing) {
      throw new IllegalStateException("every Java has " + MAC, missing);
    }
  }

  private byte[] digest(Question question) {
    String called = question.request().url();
    String url = called == null ? "" : QueryText.withoutQuery(called);
    try {
      return MessageDigest.getInstance("SHA-256")
          .digest((question.challenge() + verifyTokens.get(0) + url).getBytes(UTF_8));
    } catch (GeneralSecurityException missing) {
      throw new IllegalStateException("every Java has SHA-256", missing);
    }
  }
}
