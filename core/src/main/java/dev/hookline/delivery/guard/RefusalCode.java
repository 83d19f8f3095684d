package dev.hookline.delivery.guard;

import java.util.Locale;

/** Why a URL or an address is refused, stable enough to be stored, counted and shown by the API. */
public enum RefusalCode {
  URL_TOO_LONG,
  ILLEGAL_CHARACTER,
  UNSUPPORTED_SCHEME,
  USER_INFO,
  MALFORMED_HOST,
  NUMERIC_HOST,
  INTERNATIONAL_NAME,
  MALFORMED_PORT,
  MALFORMED_PERCENT_ENCODING,
  MALFORMED_RANGE,
  REFUSED_PORT,
  PLAIN_HTTP,
  INTERNAL_NAME,
  METADATA_NAME,
  FORBIDDEN_ADDRESS,
  METADATA_ADDRESS,
  OWN_ADDRESS;

  /** The code as it appears in answers and metrics, for example {@code forbidden_address}. */
  public String token() {
    return name().toLowerCase(Locale.ROOT);
  }
}
