package dev.hookline.signatures.scheme;

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
 * Twilio: HMAC-SHA1 over the public URL, followed for a form by its sorted parameters; for any
 * other body the query of the URL names the SHA-256 of the body. The port of the URL may be there
 * or not, as in Twilio's own libraries. Source: the page "Webhooks security" of the Twilio
 * documentation.
 */
public record TwilioScheme() implements Scheme {

  private static final String SIGNATURE = "X-Twilio-Signature";
  private static final SignatureRule RULE = SignatureRule.base64(Field.header(SIGNATURE));
  private static final String BODY_HASH = "bodySHA256=";

  @Override
  public Verifier verifier(List<Secret> secrets) {
    VerificationKeys keys = VerificationKeys.of(Algorithm.HMAC_SHA1, KeyEncoding.UTF8, secrets);
    return (request, now) -> verify(keys, request);
  }

  private static Verdict verify(VerificationKeys keys, SignedRequest request) {
    if (keys.isEmpty()) {
      return Verdict.refused(Refusal.NO_SECRET);
    }
    Candidates candidates = Candidates.of(request, RULE, Algorithm.HMAC_SHA1.signatureLength());
    Refusal refusal = candidates.refusal();
    if (refusal != null) {
      return Verdict.refused(refusal);
    }
    String url = request.url();
    if (url == null) {
      return Verdict.refused(Refusal.MISSING_FIELD);
    }
    byte[] parameters = signedParameters(request, url);
    return parameters == null
        ? Verdict.refused(Refusal.MISMATCH)
        : verifyUrls(keys, UrlPort.spellings(url), parameters, candidates);
  }

  private static Verdict verifyUrls(
      VerificationKeys keys, List<String> urls, byte[] parameters, Candidates candidates) {
    Verdict verdict = Verdict.refused(Refusal.MISMATCH);
    for (int i = 0; i < urls.size() && verdict instanceof Verdict.Refused; i++) {
      byte[][] pieces = {urls.get(i).getBytes(UTF_8), parameters};
      verdict = keys.verify(pieces, candidates.decoded(), candidates.count());
    }
    return verdict;
  }

  /** What follows the URL in the signed bytes; null when the signature cannot cover this body. */
  private static byte @Nullable [] signedParameters(SignedRequest request, String url) {
    String hash = bodyHash(url);
    if (hash != null) {
      return Sha256.isHexOf(hash, request.body()) ? new byte[0] : null;
    }
    if (request.body().length == 0) {
      return new byte[0];
    }
    return isForm(request) ? SortedForm.of(request.body()) : null;
  }

  private static @Nullable String bodyHash(String url) {
    int query = url.indexOf('?');
    int at = query < 0 ? -1 : url.indexOf(BODY_HASH, query);
    while (at >= 0 && url.charAt(at - 1) != '?' && url.charAt(at - 1) != '&') {
      at = url.indexOf(BODY_HASH, at + 1);
    }
    if (at < 0) {
      return null;
    }
    int from = at + BODY_HASH.length();
    int to = url.indexOf('&', from);
    return url.substring(from, to < 0 ? url.length() : to);
  }

  private static boolean isForm(SignedRequest request) {
    List<String> types = request.headerValues("Content-Type");
    return types.size() == 1
        && types.get(0).toLowerCase(Locale.ROOT).startsWith("application/x-www-form-urlencoded");
  }

  @Override
  public Optional<Signer> signer(List<Secret> secrets) {
    SigningKey key =
        secrets.isEmpty()
            ? null
            : Algorithm.HMAC_SHA1.signingKey(secrets.get(0).reveal().getBytes(UTF_8));
    return key == null ? Optional.empty() : Optional.of((message, id, now) -> sign(key, message));
  }

  private static List<SignedHeader> sign(SigningKey key, SignedRequest message) {
    String url = message.url();
    byte[] parameters = url == null ? null : signedParameters(message, url);
    if (url == null || parameters == null) {
      throw new IllegalArgumentException("the URL or the form is missing");
    }
    byte[] signature = key.sign(new byte[][] {url.getBytes(UTF_8), parameters});
    return List.of(new SignedHeader(SIGNATURE, SignatureEncoding.BASE64.encode(signature)));
  }

  @Override
  public Optional<String> problemWith(Secret secret) {
    return VerificationKeys.problemWith(Algorithm.HMAC_SHA1, KeyEncoding.UTF8, secret);
  }
}
