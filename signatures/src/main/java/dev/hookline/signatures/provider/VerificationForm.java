package dev.hookline.signatures.provider;

import dev.hookline.signatures.Scheme;
import dev.hookline.signatures.scheme.Algorithm;
import dev.hookline.signatures.scheme.EventFields;
import dev.hookline.signatures.scheme.Field;
import dev.hookline.signatures.scheme.HeaderField;
import dev.hookline.signatures.scheme.HeaderToken;
import dev.hookline.signatures.scheme.KeyEncoding;
import dev.hookline.signatures.scheme.SignatureEncoding;
import dev.hookline.signatures.scheme.SignatureRule;
import dev.hookline.signatures.scheme.SignatureScheme;
import dev.hookline.signatures.scheme.TimestampRule;
import dev.hookline.signatures.scheme.TimestampUnit;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads the {@code verification} object of a source. */
final class VerificationForm {

  private static final Map<String, Algorithm> HASHES =
      Map.of(
          "sha1", Algorithm.HMAC_SHA1,
          "sha256", Algorithm.HMAC_SHA256,
          "sha512", Algorithm.HMAC_SHA512);
  private static final Map<String, KeyEncoding> KEY_ENCODINGS =
      Map.of("utf8", KeyEncoding.UTF8, "base64", KeyEncoding.BASE64, "hex", KeyEncoding.HEX);
  private static final Map<String, SignatureEncoding> ENCODINGS =
      Map.of("hex", SignatureEncoding.HEX, "base64", SignatureEncoding.BASE64);
  private static final Map<String, TimestampUnit> UNITS =
      Map.of(
          "s", TimestampUnit.SECONDS,
          "ms", TimestampUnit.MILLISECONDS,
          "rfc3339", TimestampUnit.RFC3339);

  private static final String EVENT_ID = "event_id";
  private static final String EVENT_TYPE = "event_type";

  private VerificationForm() {}

  static Configuration readHmac(Map<String, ?> verification, EventFields event) {
    var form = new FormReader(verification);
    Algorithm algorithm = form.choiceOr("hash", HASHES, Algorithm.HMAC_SHA256);
    return readSignature(form, algorithm, KeyEncoding.UTF8, event);
  }

  static Configuration readEd25519(Map<String, ?> verification, EventFields event) {
    return readSignature(
        new FormReader(verification), Algorithm.ED25519, KeyEncoding.BASE64, event);
  }

  static Setup.Reader headerToken(String defaultHeader) {
    return (verification, event) -> {
      var form = new FormReader(verification);
      String given = form.header("header");
      String name = given == null ? defaultHeader : given;
      String prefix = form.affix("prefix");
      return finish(form, new HeaderToken(Field.header(name).prefixed(prefix)), event);
    };
  }

  static Configuration readPayPal(Map<String, ?> verification, EventFields event) {
    var form = new FormReader(verification);
    String webhookId = form.requiredText("webhook_id");
    Duration tolerance = form.durationOr("tolerance", TimestampRule.DEFAULT_TOLERANCE);
    if (webhookId == null || webhookId.indexOf('{') >= 0) {
      form.refuseOthers();
      return webhookId == null
          ? new Configuration.Invalid(form.problems())
          : invalid("/webhook_id", "must not hold braces");
    }
    return finish(form, PayPal.scheme(webhookId, tolerance), event);
  }

  /**
   * For providers with a scheme of their own: the tolerance of its signed time, and the event
   * fields.
   */
  static Configuration adjust(Scheme scheme, Map<String, ?> verification, EventFields event) {
    var form = new FormReader(verification);
    if (scheme instanceof SignatureScheme signature && signature.timestamp() != null) {
      Duration tolerance = form.durationOr("tolerance", signature.timestamp().tolerance());
      return finish(form, signature.withTolerance(tolerance), event);
    }
    return finish(form, scheme, event);
  }

  /** For schemes that have no settings but where the event fields may be named. */
  static Setup.Reader eventFieldsFor(Scheme scheme) {
    return (verification, event) -> finish(new FormReader(verification), scheme, event);
  }

  private static Configuration readSignature(
      FormReader form, Algorithm algorithm, KeyEncoding defaultEncoding, EventFields event) {
    KeyEncoding keyEncoding = form.choiceOr("key_encoding", KEY_ENCODINGS, defaultEncoding);
    String signed = form.textOr("signed", "{body}");
    SignatureRule signature = signature(form.required("signature"));
    TimestampRule timestamp = timestamp(form.object("timestamp"));
    Map<String, String> fixedHeaders = form.texts("fixed_headers");
    EventFields fields = eventFields(form, event);
    HeaderField id = signed.contains("{id}") ? idHeader(form, fields) : null;
    form.refuseOthers();
    if (!form.problems().isEmpty() || signature == null) {
      return new Configuration.Invalid(form.problems());
    }
    try {
      var scheme =
          new SignatureScheme(
              algorithm, keyEncoding, signed, signature, timestamp, id, fixedHeaders);
      return scheme.coversBody()
          ? new Configuration.Ready(scheme, fields)
          : invalid("/signed", "must cover the body");
    } catch (IllegalArgumentException e) {
      return invalid(
          "/signed",
          "must be a template whose tokens have a source and that holds"
              + " {timestamp} when a timestamp header is named");
    }
  }

  private static Configuration invalid(String pointer, String message) {
    return new Configuration.Invalid(List.of(new Problem(pointer, message)));
  }

  private static Configuration finish(FormReader form, Scheme scheme, EventFields event) {
    EventFields fields = eventFields(form, event);
    form.refuseOthers();
    return form.problems().isEmpty()
        ? new Configuration.Ready(scheme, fields)
        : new Configuration.Invalid(form.problems());
  }

  private static @Nullable SignatureRule signature(@Nullable FormReader form) {
    if (form == null) {
      return null;
    }
    List<Field> fields = form.fields();
    SignatureEncoding encoding = form.choice("encoding", ENCODINGS);
    form.refuseOthers();
    return fields.isEmpty() || encoding == null ? null : new SignatureRule(fields, encoding);
  }

  private static @Nullable TimestampRule timestamp(@Nullable FormReader form) {
    if (form == null) {
      return null;
    }
    Field field = form.field();
    TimestampUnit unit = form.choiceOr("unit", UNITS, TimestampUnit.SECONDS);
    var tolerance = form.durationOr("tolerance", TimestampRule.DEFAULT_TOLERANCE);
    form.refuseOthers();
    return field == null ? null : new TimestampRule(field, unit, tolerance);
  }

  private static @Nullable HeaderField idHeader(FormReader form, EventFields fields) {
    if (!fields.id().isEmpty() && fields.id().get(0) instanceof HeaderField header) {
      return header;
    }
    form.problem(EVENT_ID, "must name a header, because {id} is signed");
    return null;
  }

  private static EventFields eventFields(FormReader form, EventFields otherwise) {
    Field id = eventField(form.object(EVENT_ID));
    Field type = eventField(form.object(EVENT_TYPE));
    EventFields fields = id == null ? otherwise : otherwise.withId(id);
    return type == null ? fields : fields.withType(type);
  }

  private static @Nullable Field eventField(@Nullable FormReader form) {
    if (form == null) {
      return null;
    }
    Field field = form.field();
    form.refuseOthers();
    return field;
  }
}
