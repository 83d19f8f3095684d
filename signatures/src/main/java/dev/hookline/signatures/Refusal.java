package dev.hookline.signatures;

import java.util.Locale;

/** Why a request was not accepted as genuine. */
public enum Refusal {
  /** The request carries no signature at all. */
  MISSING_SIGNATURE,
  /**
   * The signature is not in the form of the scheme: wrong prefix, version, alphabet or length, or
   * too many candidates.
   */
  MALFORMED_SIGNATURE,
  /** The scheme signs a time and the request carries none. */
  MISSING_TIMESTAMP,
  /** The time is repeated or not in the notation of the scheme. */
  MALFORMED_TIMESTAMP,
  /**
   * Something else that is signed is absent: the message id, a header, a body field or the public
   * URL.
   */
  MISSING_FIELD,
  /** Something else that is signed is repeated or could be read in two ways. */
  MALFORMED_FIELD,
  /** No secret gives this signature: forged, altered on the way, or signed with another secret. */
  MISMATCH,
  /** The signature is right and older than the tolerance: a replay, or a clock that is wrong. */
  TOO_OLD,
  /** The signature is right and its time lies ahead by more than the tolerance. */
  IN_FUTURE,
  /** No usable secret is configured; nothing is accepted. */
  NO_SECRET,
  /** The request names an algorithm or a form which the scheme does not allow. */
  UNSUPPORTED;

  private final String code = name().toLowerCase(Locale.ROOT);

  /** The stable name for logs, metrics and answers: the constant in lower case. */
  public String code() {
    return code;
  }
}
