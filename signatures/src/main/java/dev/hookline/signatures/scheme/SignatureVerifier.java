package dev.hookline.signatures.scheme;

import dev.hookline.signatures.Refusal;
import dev.hookline.signatures.Secret;
import dev.hookline.signatures.SignedRequest;
import dev.hookline.signatures.Verdict;
import dev.hookline.signatures.Verifier;
import java.util.List;
import java.util.Map;

/** A signature scheme compiled with its keys. */
final class SignatureVerifier implements Verifier {

  private final SignatureScheme scheme;
  private final Template template;
  private final VerificationKeys keys;

  private SignatureVerifier(SignatureScheme scheme, VerificationKeys keys) {
    this.scheme = scheme;
    this.template = Template.of(scheme.signed());
    this.keys = keys;
  }

  static SignatureVerifier of(SignatureScheme scheme, List<Secret> secrets) {
    return new SignatureVerifier(
        scheme, VerificationKeys.of(scheme.algorithm(), scheme.keyEncoding(), secrets));
  }

  @Override
  public Verdict verify(SignedRequest request, long nowEpochMillis) {
    if (keys.isEmpty()) {
      return Verdict.refused(Refusal.NO_SECRET);
    }
    if (contradictsFixedHeaders(request)) {
      return Verdict.refused(Refusal.UNSUPPORTED);
    }
    Candidates candidates =
        Candidates.of(request, scheme.signature(), scheme.algorithm().signatureLength());
    Refusal refusal = candidates.refusal();
    return refusal != null
        ? Verdict.refused(refusal)
        : verifyCandidates(request, candidates, nowEpochMillis);
  }

  private Verdict verifyCandidates(
      SignedRequest request, Candidates candidates, long nowEpochMillis) {
    TimestampRule rule = scheme.timestamp();
    if (rule == null) {
      return verifyPieces(request, candidates, "");
    }
    switch (FieldText.ofNonEmpty(request, rule.field())) {
      case FieldText.Absent absent -> {
        return Verdict.refused(Refusal.MISSING_TIMESTAMP);
      }
      case FieldText.Ambiguous ambiguous -> {
        return Verdict.refused(Refusal.MALFORMED_TIMESTAMP);
      }
      case FieldText.Present text -> {
        long signedEpochMillis = rule.unit().parse(text.text());
        if (signedEpochMillis == TimestampUnit.MALFORMED) {
          return Verdict.refused(Refusal.MALFORMED_TIMESTAMP);
        }
        Verdict verdict = verifyPieces(request, candidates, text.text());
        Refusal staleness = rule.staleness(signedEpochMillis, nowEpochMillis);
        return verdict instanceof Verdict.Genuine && staleness != null
            ? Verdict.refused(staleness)
            : verdict;
      }
    }
  }

  private Verdict verifyPieces(SignedRequest request, Candidates candidates, String timestamp) {
    String id = "";
    HeaderField idField = scheme.id();
    if (idField != null) {
      switch (FieldText.ofNonEmpty(request, idField)) {
        case FieldText.Absent absent -> {
          return Verdict.refused(Refusal.MISSING_FIELD);
        }
        case FieldText.Ambiguous ambiguous -> {
          return Verdict.refused(Refusal.MALFORMED_FIELD);
        }
        case FieldText.Present text -> id = text.text();
      }
    }
    byte[][] pieces = template.newPieces();
    Refusal refusal = template.fill(pieces, request, timestamp, id);
    return refusal != null
        ? Verdict.refused(refusal)
        : keys.verify(pieces, candidates.decoded(), candidates.count());
  }

  private boolean contradictsFixedHeaders(SignedRequest request) {
    if (scheme.fixedHeaders().isEmpty()) {
      return false;
    }
    for (Map.Entry<String, String> header : scheme.fixedHeaders().entrySet()) {
      for (String value : request.headerValues(header.getKey())) {
        if (!value.equals(header.getValue())) {
          return true;
        }
      }
    }
    return false;
  }
}
