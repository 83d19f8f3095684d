package dev.hookline.http.json;

import dev.hookline.http.problem.ProblemCode;
import dev.hookline.http.problem.Refused;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.TokenStreamLocation;
import tools.jackson.core.exc.StreamConstraintsException;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.core.json.JsonFactoryBuilder;

/**
 * How requests are parsed: RFC 8259 and nothing beside it, no member twice in one object, and
 * bounded in depth and in the length of numbers and names.
 */
public final class StrictJson {

  /** Arrays and objects within each other, in a payload or in any other body. */
  public static final int DEPTH_MAX = 64;

  public static final int NUMBER_LENGTH_MAX = 1_000;

  private static final int NAME_LENGTH_MAX = 4_096;

  private static final JsonFactory LENIENT = builder(0).build();
  private static final JsonFactory VALUE = factory(0);

  private StrictJson() {}

  /**
   * A factory for documents whose own parts may be {@link #DEPTH_MAX} deep.
   *
   * @param envelope how many arrays and objects of ours are around those parts
   */
  public static JsonFactory factory(int envelope) {
    return builder(envelope).enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION).build();
  }

  private static JsonFactoryBuilder builder(int envelope) {
    return JsonFactory.builder()
        .streamReadConstraints(
            StreamReadConstraints.builder()
                .maxNestingDepth(DEPTH_MAX + envelope)
                .maxNumberLength(NUMBER_LENGTH_MAX)
                .maxNameLength(NAME_LENGTH_MAX)
                .build());
  }

  /**
   * A parser at the beginning of a body.
   *
   * @throws Refused when the body is empty or not UTF-8
   */
  public static JsonParser parser(JsonFactory factory, byte[] body) {
    requireUtf8(body);
    return factory.createParser(ObjectReadContext.empty(), body);
  }

  /**
   * Whether bytes are one JSON value that may stand inside of an answer. Members that are named
   * twice are let pass: what came in at a source is not ours to judge.
   */
  public static boolean isValue(byte[] bytes) {
    if (bytes.length == 0
        || startsWithByteOrderMark(bytes)
        || looksLikeOtherUnicode(bytes)
        || !Utf8.isWellFormed(bytes)) {
      return false;
    }
    try (JsonParser parser = LENIENT.createParser(ObjectReadContext.empty(), bytes)) {
      if (parser.nextToken() == null) {
        return false;
      }
      parser.skipChildren();
      return parser.nextToken() == null;
    } catch (JacksonException notJson) {
      return false;
    }
  }

  /**
   * Makes sure that a body is one JSON value of any kind.
   *
   * @throws Refused when it is not
   */
  public static void requireValue(byte[] body) {
    try (JsonParser parser = parser(VALUE, body)) {
      parser.nextToken();
      parser.skipChildren();
      if (parser.nextToken() != null) {
        throw ProblemCode.INVALID_JSON.refused("Something follows the JSON value.");
      }
    } catch (JacksonException failure) {
      throw refusal(failure);
    }
  }

  static void requireUtf8(byte[] body) {
    if (body.length == 0) {
      throw ProblemCode.INVALID_JSON.refused("The body is empty.");
    }
    if (startsWithByteOrderMark(body)) {
      throw ProblemCode.INVALID_JSON.refused("The body begins with a byte order mark.");
    }
    if (looksLikeOtherUnicode(body) || !Utf8.isWellFormed(body)) {
      throw ProblemCode.INVALID_JSON.refused("The body is not UTF-8.");
    }
  }

  /** What went wrong, in words that say nothing of the parser. */
  public static Refused refusal(JacksonException failure) {
    if (failure instanceof StreamConstraintsException) {
      return tooDeepOrLong();
    }
    TokenStreamLocation at = failure.getLocation();
    String where =
        at == null || at.getLineNr() < 1
            ? ""
            : " (line " + at.getLineNr() + ", column " + at.getColumnNr() + ")";
    return ProblemCode.INVALID_JSON.refused(
        "The body is not valid JSON, or names a member twice" + where + ".");
  }

  static Refused tooDeepOrLong() {
    return ProblemCode.INVALID_JSON.refused(
        "The body is nested deeper than "
            + DEPTH_MAX
            + ", or has a number of more than "
            + NUMBER_LENGTH_MAX
            + " characters or a name of more than "
            + NAME_LENGTH_MAX
            + ".");
  }

  private static boolean startsWithByteOrderMark(byte[] body) {
    return body.length >= 3
        && body[0] == (byte) 0xEF
        && body[1] == (byte) 0xBB
        && body[2] == (byte) 0xBF;
  }

  /** A parser would guess UTF-16 or UTF-32 from zero bytes among the first four. */
  private static boolean looksLikeOtherUnicode(byte[] body) {
    for (int at = 0; at < Math.min(4, body.length); at++) {
      if (body[at] == 0) {
        return true;
      }
    }
    return false;
  }
}
