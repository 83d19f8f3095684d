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

  /** Both newest first. */
  AnswerText(List<Secret> secrets, List<String> verifyTokens) {
    this.secrets = secrets;
    this.verifyTokens = verifyTokens;
  }

  String of(List<Piece> pieces, SignedRequest request, String challenge) {
    var text = new StringBuilder();
    pieces.forEach(piece -> text.append(of(piece, request, challenge)));
    return text.toString();
  }

  Map<String, String> of(Map<String, Piece> pieces, SignedRequest request, String challenge) {
    var texts = new LinkedHashMap<String, String>();
    pieces.forEach((name, piece) -> texts.put(name, of(piece, request, challenge)));
    return texts;
  }

  private String of(Piece piece, SignedRequest request, String challenge) {
    return switch (piece) {
      case Piece.Text(String text) -> text;
      case Piece.Challenge(Piece.Spelling spelling) -> spelled(challenge, spelling);
      case Piece.ChallengeMac(Piece.Digits digits) ->
          switch (digits) {
            case HEX -> HexFormat.of().formatHex(mac(challenge));
            case BASE64 -> Base64.getEncoder().encodeToString(mac(challenge));
          };
      case Piece.ChallengeDigest() -> HexFormat.of().formatHex(digest(request, challenge));
      case Piece.NumberOf(Place.Header header, String otherwise) -> {
        String number = header.in(request);
        yield number != null && isNumber(number) ? number : otherwise;
      }
    };
  }

  private static boolean isNumber(String text) {
    return !text.isEmpty()
        && text.length() <= DIGITS_MAX
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

  private byte[] mac(String challenge) {
    try {
      Mac mac = Mac.getInstance(MAC);
      mac.init(new SecretKeySpec(secrets.get(0).reveal().getBytes(UTF_8), MAC));
      return mac.doFinal(challenge.getBytes(UTF_8));
    } catch (GeneralSecurityException missing) {
      throw new IllegalStateException("every Java has " + MAC, missing);
    }
  }

  private byte[] digest(SignedRequest request, String challenge) {
    String url = request.url() == null ? "" : QueryText.withoutQuery(request.url());
    try {
      return MessageDigest.getInstance("SHA-256")
          .digest((challenge + verifyTokens.get(0) + url).getBytes(UTF_8));
    } catch (GeneralSecurityException missing) {
      throw new IllegalStateException("every Java has SHA-256", missing);
    }
  }
}
