package dev.hookline.delivery;

import org.jspecify.annotations.Nullable;

/**
 * How deliveries to an endpoint are signed.
 *
 * @param header for {@link Scheme#HMAC}, the header that carries the signature
 * @param encoding for {@link Scheme#HMAC}
 * @param prefix for {@link Scheme#HMAC}, what stands before the signature, or null
 */
public record SignatureSettings(
    Scheme scheme, @Nullable String header, Encoding encoding, @Nullable String prefix) {

  public static final SignatureSettings STANDARD =
      new SignatureSettings(Scheme.STANDARD, null, Encoding.BASE64, null);

  /** The signature schemes of outgoing deliveries. */
  public enum Scheme {
    /** Standard Webhooks v1: HMAC-SHA256. */
    STANDARD("standard"),
    /** Standard Webhooks v1a: Ed25519. */
    STANDARD_ED25519("standard-ed25519"),
    /** HMAC-SHA256 of the raw payload in a header of the endpoint's choice. */
    HMAC("hmac");

    private final String word;

    Scheme(String word) {
      this.word = word;
    }

    public String word() {
      return word;
    }
  }

  /** How signature bytes become text. */
  public enum Encoding {
    HEX("hex"),
    BASE64("base64");

    private final String word;

    Encoding(String word) {
      this.word = word;
    }

    public String word() {
      return word;
    }
  }
}
