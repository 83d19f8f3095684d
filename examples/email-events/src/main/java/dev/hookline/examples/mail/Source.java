package dev.hookline.examples.mail;

/**
 * Where a provider sends its events to.
 *
 * @param provider also its name at Hookline
 * @param secret what its webhooks are verified with
 */
record Source(String provider, String secret) {

  static final String RESEND = "resend";
  static final String TELNYX = "telnyx";
}
