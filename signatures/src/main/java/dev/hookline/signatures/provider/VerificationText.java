package dev.hookline.signatures.provider;

import dev.hookline.signatures.Scheme;
import dev.hookline.signatures.scheme.Algorithm;
import dev.hookline.signatures.scheme.BodyField;
import dev.hookline.signatures.scheme.EventFields;
import dev.hookline.signatures.scheme.Field;
import dev.hookline.signatures.scheme.HeaderField;
import dev.hookline.signatures.scheme.IdentityField;
import dev.hookline.signatures.scheme.KeyEncoding;
import dev.hookline.signatures.scheme.SignatureEncoding;
import dev.hookline.signatures.scheme.SignatureRule;
import dev.hookline.signatures.scheme.SignatureScheme;
import dev.hookline.signatures.scheme.TimestampRule;
import dev.hookline.signatures.scheme.TimestampUnit;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Writes a scheme in the form of the {@code verification} object. The mirror of {@link
 * VerificationForm}.
 */
final class VerificationText {

  private VerificationText() {}

  /** Empty for schemes that are not written in this form. */
  static Optional<Map<String, Object>> of(Scheme scheme, EventFields event) {
    return scheme instanceof SignatureScheme signature
        ? Optional.of(write(signature, event))
        : Optional.empty();
  }

  private static Map<String, Object> write(SignatureScheme scheme, EventFields event) {
    var form = new LinkedHashMap<String, Object>();
    putAlgorithm(form, scheme.algorithm());
    form.put("key_encoding", keyEncoding(scheme.keyEncoding()));
    form.put("signed", scheme.signed());
    form.put("signature", signature(scheme.signature()));
    TimestampRule timestamp = scheme.timestamp();
    if (timestamp != null) {
      form.put("timestamp", timestamp(timestamp));
    }
    if (!scheme.fixedHeaders().isEmpty()) {
      form.put("fixed_headers", new TreeMap<>(scheme.fixedHeaders()));
    }
    HeaderField id = scheme.id();
    if (id != null) {
      form.put("event_id", field(id));
    } else {
      putFirst(form, "event_id", event.id());
    }
    putFirst(form, "event_type", event.type());
    return form;
  }

  private static void putAlgorithm(Map<String, Object> form, Algorithm algorithm) {
    switch (algorithm) {
      case HMAC_SHA1 -> form.put("hash", "sha1");
      case HMAC_SHA256 -> form.put("hash", "sha256");
      case HMAC_SHA512 -> form.put("hash", "sha512");
      case SECRET_PREFIXED_SHA256 -> form.put("algorithm", "secret-prefixed-sha256");
      case ED25519 -> form.put("algorithm", "ed25519");
      case ECDSA_P256_SHA256 -> form.put("algorithm", "ecdsa-p256-sha256");
      case ECDSA_P256_SHA1 -> form.put("algorithm", "ecdsa-p256-sha1");
      case RSA_SHA1 -> form.put("algorithm", "rsa-sha1");
      case RSA_SHA256 -> form.put("algorithm", "rsa-sha256");
    }
  }

  private static String keyEncoding(KeyEncoding encoding) {
    return encoding.name().toLowerCase(Locale.ROOT);
  }

  private static Map<String, Object> signature(SignatureRule rule) {
    List<Field> fields = rule.fields();
    Map<String, Object> form = field(fields.get(0));
    if (fields.size() > 1) {
      form.remove("header");
      form.put("headers", headerNames(fields));
    }
    form.put("encoding", rule.encoding() == SignatureEncoding.HEX ? "hex" : "base64");
    return form;
  }

  private static List<String> headerNames(List<Field> fields) {
    return fields.stream()
        .filter(HeaderField.class::isInstance)
        .map(field -> ((HeaderField) field).name())
        .toList();
  }

  private static Map<String, Object> timestamp(TimestampRule rule) {
    Map<String, Object> form = field(rule.field());
    form.put("unit", unit(rule.unit()));
    form.put("tolerance", rule.tolerance().toSeconds() + "s");
    return form;
  }

  private static String unit(TimestampUnit unit) {
    return switch (unit) {
      case SECONDS -> "s";
      case MILLISECONDS -> "ms";
      case RFC3339 -> "rfc3339";
    };
  }

  /** Of one field that always counts; others cannot be written in this form. */
  private static void putFirst(Map<String, Object> form, String name, List<IdentityField> places) {
    for (IdentityField place : places) {
      if (place instanceof Field field) {
        form.put(name, field(field));
        return;
      }
    }
  }

  private static Map<String, Object> field(Field field) {
    var form = new LinkedHashMap<String, Object>();
    switch (field) {
      case BodyField body -> form.put("json_pointer", body.pointer().toString());
      case HeaderField header -> {
        form.put("header", header.name());
        if (!header.prefix().isEmpty()) {
          form.put("prefix", header.prefix());
        }
        if (!header.separator().isEmpty()) {
          form.put("separator", header.separator());
        }
      }
    }
    return form;
  }
}
