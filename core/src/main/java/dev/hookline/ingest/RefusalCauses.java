package dev.hookline.ingest;

import dev.hookline.signatures.Refusal;

/** What refusals of signatures are called in the API. */
final class RefusalCauses {

  private RefusalCauses() {}

  static RejectionCause of(Refusal refusal, CompiledSource compiled) {
    if (refusal == Refusal.NO_SECRET) {
      return RejectionCause.SECRET_MISSING;
    }
    if (compiled.wrongCredentials()) {
      return RejectionCause.CREDENTIALS_WRONG;
    }
    return switch (refusal) {
      case MISSING_SIGNATURE, MISSING_FIELD -> RejectionCause.SIGNATURE_MISSING;
      case MALFORMED_SIGNATURE, MALFORMED_FIELD, UNSUPPORTED -> RejectionCause.SIGNATURE_MALFORMED;
      case MISSING_TIMESTAMP -> RejectionCause.TIMESTAMP_MISSING;
      case MALFORMED_TIMESTAMP -> RejectionCause.TIMESTAMP_MALFORMED;
      case MISMATCH -> RejectionCause.SIGNATURE_MISMATCH;
      case TOO_OLD -> RejectionCause.TIMESTAMP_STALE;
      case IN_FUTURE -> RejectionCause.TIMESTAMP_IN_FUTURE;
      case NO_SECRET -> RejectionCause.SECRET_MISSING;
    };
  }
}
