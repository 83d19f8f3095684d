package dev.hookline.signatures;

/**
 * A shared secret, a key pair or a public key in the textual form its owner was given. It never
 * shows its content in logs.
 */
public final class Secret {

  private final String text;

  private Secret(String text) {
    this.text = text;
  }

  /** Wraps the text as it is: nothing is trimmed, decoded or checked. */
  public static Secret of(String text) {
    return new Secret(text);
  }

  /** The secret itself. */
  public String reveal() {
    return text;
  }

  /** This secret without a leading marker such as {@code whsec_}, or itself when it has none. */
  public Secret without(String prefix) {
    return text.startsWith(prefix) ? new Secret(text.substring(prefix.length())) : this;
  }

  @Override
  public String toString() {
    return "***";
  }
}
