package dev.hookline.http.api.endpoint;

import dev.hookline.delivery.SignatureSettings;
import dev.hookline.delivery.SignatureSettings.Encoding;
import dev.hookline.delivery.SignatureSettings.Scheme;
import dev.hookline.http.json.JsonObject;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads how deliveries are to be signed. */
final class SignatureReader {

  private static final int PREFIX_LENGTH_MAX = 64;
  private static final List<String> OF_HMAC = List.of("header", "encoding", "prefix");

  private SignatureReader() {}

  /** Members that are left out stay as they are, as long as the scheme does. */
  static SignatureSettings read(JsonObject form, SignatureSettings present) {
    Scheme scheme = Words.choice(form, "scheme", List.of(Scheme.values()), Scheme::word);
    if (scheme == null) {
      boolean reset = form.isNull("scheme");
      scheme = reset ? SignatureSettings.STANDARD.scheme() : present.scheme();
    }
    return switch (scheme) {
      case STANDARD, STANDARD_ED25519 -> standard(form, scheme);
      case HMAC -> hmac(form, present);
    };
  }

  private static SignatureSettings standard(JsonObject form, Scheme scheme) {
    for (String name : OF_HMAC) {
      if (form.has(name) && !form.isNull(name)) {
        form.error(name, "is for the scheme hmac only; the others are fixed by their standard");
      }
    }
    return new SignatureSettings(scheme, null, Encoding.BASE64, null);
  }

  private static SignatureSettings hmac(JsonObject form, SignatureSettings present) {
    boolean same = present.scheme() == Scheme.HMAC;
    Encoding encoding = same && !form.has("encoding") ? present.encoding() : Encoding.HEX;
    Encoding chosen = Words.choice(form, "encoding", List.of(Encoding.values()), Encoding::word);
    return new SignatureSettings(
        Scheme.HMAC,
        header(form, same ? present.header() : null),
        chosen == null ? encoding : chosen,
        prefix(form, same ? present.prefix() : null));
  }

  private static @Nullable String header(JsonObject form, @Nullable String present) {
    if (!form.has("header")) {
      return present;
    }
    String header = form.text("header", HeaderRules.NAME_LENGTH_MAX);
    if (header != null) {
      HeaderRules.problemWithSignatureHeader(header)
          .ifPresent(problem -> form.error("header", problem));
    }
    return header;
  }

  private static @Nullable String prefix(JsonObject form, @Nullable String present) {
    if (!form.has("prefix")) {
      return present;
    }
    String prefix = form.text("prefix", PREFIX_LENGTH_MAX);
    if (prefix != null && !HeaderRules.isPrintable(prefix)) {
      form.error("prefix", "must be printable ASCII");
    }
    return prefix;
  }
}
