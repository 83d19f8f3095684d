package dev.hookline.ingest;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** Why a request became no event. The name in lower case is part of the API. */
public enum RejectionCause {
  SOURCE_DISABLED(403, "The source is disabled."),
  ADDRESS_NOT_ALLOWED(403, "The source does not take requests from this address."),
  METHOD_NOT_ALLOWED(405, "This source does not take requests with this method."),
  SIGNATURE_MISSING(401, "The request carries no signature."),
  SIGNATURE_MALFORMED(401, "The signature cannot be read."),
  SIGNATURE_MISMATCH(401, "The signature does not fit the body and the secret."),
  TIMESTAMP_MISSING(401, "The request carries no timestamp."),
  TIMESTAMP_MALFORMED(401, "The timestamp cannot be read."),
  TIMESTAMP_STALE(401, "The timestamp is too old."),
  TIMESTAMP_IN_FUTURE(401, "The timestamp is too far in the future."),
  CREDENTIALS_WRONG(401, "The credentials are missing or wrong."),
  SECRET_MISSING(401, "The source has no secret to verify with."),
  VERIFY_TOKEN_WRONG(403, "The handshake does not repeat the verify token of the source."),
  CHALLENGE_MALFORMED(400, "The challenge of the handshake cannot be answered safely."),
  SECRET_ALREADY_SET(403, "The handshake brings a secret, but the source has another already."),
  EVENT_ID_TOO_LONG(400, "The event id is longer than 255 characters."),
  TOO_MANY_EVENTS(413, "The body lists more than 1,000 events."),
  PAYLOAD_TOO_LARGE(413, "The body is over the limit."),
  COMPRESSION_RATIO_TOO_HIGH(413, "The body inflates to more than 100 times its size."),
  CONTENT_ENCODING_BROKEN(400, "The compressed body is cut off or damaged."),
  CONTENT_ENCODING_UNSUPPORTED(415, "The content encoding is not gzip or deflate."),
  RATE_LIMITED(429, "Too many requests for this source."),
  FILTER_TOO_COSTLY(202, "The filter of the source was stopped: it took too many steps.");

  private final int status;
  private final String sentence;

  RejectionCause(int status, String sentence) {
    this.status = status;
    this.sentence = sentence;
  }

  /** The HTTP status that the sender gets. */
  public int status() {
    return status;
  }

  public String sentence() {
    return sentence;
  }

  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  public static Optional<RejectionCause> of(String word) {
    return Arrays.stream(values()).filter(cause -> cause.word().equals(word)).findFirst();
  }
}
