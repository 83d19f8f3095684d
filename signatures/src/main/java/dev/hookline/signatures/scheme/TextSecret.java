package dev.hookline.signatures.scheme;

import dev.hookline.signatures.Secret;
import java.util.Optional;

/** A secret whose characters are the key, each of them. */
final class TextSecret {

  private TextSecret() {}

  /**
   * Blanks at its ends come from copying it, or from a file. They would be a part of the key, and
   * every signature would be wrong without telling why.
   */
  static Optional<String> problemWith(Secret secret) {
    String text = secret.reveal();
    if (text.isEmpty()) {
      return Optional.of("the secret must not be empty");
    }
    return text.strip().trim().equals(text)
        ? Optional.empty()
        : Optional.of("the secret must not begin or end with a blank or a line break");
  }
}
