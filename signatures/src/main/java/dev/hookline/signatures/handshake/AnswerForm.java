package dev.hookline.signatures.handshake;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a provider wants as an answer.
 *
 * @param contentType null for none
 * @param headers further fields by name
 */
public record AnswerForm(
    int status, @Nullable String contentType, List<Piece> body, Map<String, Piece> headers) {

  public static final String PLAIN = "text/plain";
  public static final String JSON = "application/json";

  /** A copy that cannot change. */
  public AnswerForm {
    body = List.copyOf(body);
    headers = Map.copyOf(headers);
  }

  /** Status 200 and nothing else. */
  public static AnswerForm empty() {
    return new AnswerForm(200, null, List.of(), Map.of());
  }

  /** Status 200 and the challenge as plain text. */
  public static AnswerForm echo() {
    return new AnswerForm(
        200, PLAIN, List.of(new Piece.Challenge(Piece.Spelling.AS_IT_IS)), Map.of());
  }

  /** Status 200 and a JSON object with the challenge as one member. */
  public static AnswerForm echoAs(String member) {
    return json(
        new Piece.Text("{\"" + member + "\":"),
        new Piece.Challenge(Piece.Spelling.JSON),
        new Piece.Text("}"));
  }

  /** Status 200 and a JSON document. */
  public static AnswerForm json(Piece... pieces) {
    return new AnswerForm(200, JSON, List.of(pieces), Map.of());
  }

  /** The same with another header field. */
  public AnswerForm with(String name, Piece value) {
    var more = new LinkedHashMap<>(headers);
    more.put(name, value);
    return new AnswerForm(status, contentType, body, more);
  }

  boolean hasMac() {
    return body.stream().anyMatch(Piece.ChallengeMac.class::isInstance);
  }
}
