package dev.hookline.signatures.scheme;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import dev.hookline.signatures.Refusal;
import dev.hookline.signatures.Scheme;
import dev.hookline.signatures.Secret;
import dev.hookline.signatures.SignedHeader;
import dev.hookline.signatures.SignedRequest;
import dev.hookline.signatures.Signer;
import dev.hookline.signatures.Verdict;
import dev.hookline.signatures.Verifier;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Hook0, version {@code v1}: HMAC-SHA256 over time, names and values of the headers that the
 * signature lists, and raw body, joined by dots. The older {@code v0} is not accepted: its bytes
 * are a part of those of {@code v1}. Source: the page about verifying signatures of the Hook0
 * documentation.
 *
 * <p>The dots do not say where a value ends that holds some itself, such as a type. So none may
 * stand in the names, in the id and in what is listed before it: else the signature of one event
 * would serve for one with another id.
 *
 * @param headerName the header with {@code t=,h=,v1=}
 * @param idName the header with the id of the event
 */
public record Hook0Scheme(String headerName, String idName) implements Scheme {

  private static final int MAX_SIGNED_HEADERS = 16;

  @Override
  public Verifier verifier(List<Secret> secrets) {
    VerificationKeys keys = VerificationKeys.of(Algorithm.HMAC_SHA256, KeyEncoding.UTF8, secrets);
    HeaderField header = Field.header(headerName);
    SignatureRule rule = SignatureRule.hex(header.element("v1=", ","));
    HeaderField names = header.element("h=", ",");
    TimestampRule time = TimestampRule.seconds(header.element("t=", ","));
    return (request, now) -> {
      Candidates candidates = Candidates.of(request, rule, Algorithm.HMAC_SHA256.signatureLength());
      Refusal refusal = keys.isEmpty() ? Refusal.NO_SECRET : candidates.refusal();
      if (refusal != null) {
        return Verdict.refused(refusal);
      }
      if (!(FieldText.ofNonEmpty(request, time.field()) instanceof FieldText.Present timestamp)) {
        return Verdict.refused(Refusal.MISSING_TIMESTAMP);
      }
      long signedAt = time.unit().parse(timestamp.text());
      if (signedAt == TimestampUnit.MALFORMED) {
        return Verdict.refused(Refusal.MALFORMED_TIMESTAMP);
      }
      if (!(FieldText.ofNonEmpty(request, names) instanceof FieldText.Present listed)) {
        return Verdict.refused(Refusal.MISSING_FIELD);
      }
      String prefix = signedPrefix(request, timestamp.text(), listed.text());
      if (prefix == null) {
        return Verdict.refused(Refusal.MALFORMED_FIELD);
      }
      byte[][] pieces = {prefix.getBytes(ISO_8859_1), request.body()};
      Verdict verdict = keys.verify(pieces, candidates.decoded(), candidates.count());
      Refusal staleness = time.staleness(signedAt, now);
      return verdict instanceof Verdict.Genuine && staleness != null
          ? Verdict.refused(staleness)
          : verdict;
    };
  }

  /**
   * Null when a listed header is missing, repeated, or there are too many; also when the id could
   * begin or end elsewhere.
   */
  private @Nullable String signedPrefix(SignedRequest request, String timestamp, String listed) {
    var signed = new StringBuilder(timestamp).append('.').append(listed).append('.');
    var names = new HeaderElements(listed, " ");
    int count = 0;
    boolean isBeforeIdEnds = lists(listed, idName);
    while (names.advance()) {
      String name = listed.substring(names.from(), names.to());
      if (++count > MAX_SIGNED_HEADERS
          || !(FieldText.of(request, Field.header(name)) instanceof FieldText.Present value)) {
        return null;
      }
      if (name.indexOf('.') >= 0 || (isBeforeIdEnds && value.text().indexOf('.') >= 0)) {
        return null;
      }
      isBeforeIdEnds &= !name.equalsIgnoreCase(idName);
      signed.append(value.text()).append('.');
    }
    return count == 0 ? null : signed.toString();
  }

  /** The id, where it is signed; one that is not listed may be anybody's. */
  public GuardedField signedId() {
    HeaderField names = Field.header(headerName).element("h=", ",");
    return new GuardedField(
        Field.header(idName),
        request -> {
          String listed = FieldText.textIn(request, names);
          return listed != null && lists(listed, idName);
        });
  }

  private static boolean lists(String listed, String wanted) {
    var names = new HeaderElements(listed, " ");
    while (names.advance()) {
      if (listed.substring(names.from(), names.to()).equalsIgnoreCase(wanted)) {
        return true;
      }
    }
    return false;
  }

  @Override
  public Optional<Signer> signer(List<Secret> secrets) {
    SigningKey key =
        secrets.isEmpty()
            ? null
            : Algorithm.HMAC_SHA256.signingKey(secrets.get(0).reveal().getBytes(UTF_8));
    return key == null
        ? Optional.empty()
        : Optional.of((message, id, now) -> sign(key, message, id, now));
  }

  private List<SignedHeader> sign(SigningKey key, SignedRequest message, String id, long now) {
    String timestamp = TimestampUnit.SECONDS.format(now);
    String listed = idName.toLowerCase(Locale.ROOT);
    String prefix = timestamp + "." + listed + "." + id + ".";
    byte[] signature = key.sign(new byte[][] {prefix.getBytes(ISO_8859_1), message.body()});
    return List.of(
        new SignedHeader(listed, id),
        new SignedHeader(
            headerName,
            "t=" + timestamp + ",h=" + listed + ",v1=" + SignatureEncoding.HEX.encode(signature)));
  }

  @Override
  public Optional<String> problemWith(Secret secret) {
    return VerificationKeys.problemWith(Algorithm.HMAC_SHA256, KeyEncoding.UTF8, secret);
  }
}
