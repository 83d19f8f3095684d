package dev.hookline.signatures.provider;

import dev.hookline.signatures.Scheme;
import dev.hookline.signatures.batch.BatchRule;
import dev.hookline.signatures.handshake.HandshakeRule;
import dev.hookline.signatures.scheme.EventFields;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Everything that is known of a sender of webhooks.
 *
 * @param key stable name, lower case with hyphens
 * @param label name for people
 * @param docsUrl the provider's own page about its signatures, the source of the scheme
 * @param setup the scheme, or how to make it from a configuration
 * @param event where event id and type stand
 * @param secretHint what to enter as secret and where the provider shows it
 * @param retries what the provider expects as an answer and how it tries again
 * @param exampleHeaders headers of a delivery with made-up values
 * @param handshakes how the provider tests a URL before it uses it; none for most
 * @param batch how the provider puts several events into one body; null when it does not
 * @param answersWithoutBody whether the provider wants 200 for what was taken, and no body in any
 *     answer but those of handshakes
 */
public record Provider(
    String key,
    String label,
    String docsUrl,
    Setup setup,
    EventFields event,
    String secretHint,
    String retries,
    Map<String, String> exampleHeaders,
    List<HandshakeRule> handshakes,
    @Nullable BatchRule batch,
    boolean answersWithoutBody) {

  /** A copy that cannot change. */
  public Provider {
    exampleHeaders = Map.copyOf(exampleHeaders);
    handshakes = List.copyOf(handshakes);
  }

  /** A provider with its own scheme; the rest is added with the methods below. */
  static Provider of(String key, String label, String docsUrl, Scheme scheme) {
    return of(key, label, docsUrl, new Setup.Fixed(scheme));
  }

  static Provider of(String key, String label, String docsUrl, Setup setup) {
    return new Provider(
        key, label, docsUrl, setup, EventFields.NONE, "", "", Map.of(), List.of(), null, false);
  }

  Provider event(EventFields fields) {
    return new Provider(
        key,
        label,
        docsUrl,
        setup,
        fields,
        secretHint,
        retries,
        exampleHeaders,
        handshakes,
        batch,
        answersWithoutBody);
  }

  Provider secret(String hint) {
    return new Provider(
        key,
        label,
        docsUrl,
        setup,
        event,
        hint,
        retries,
        exampleHeaders,
        handshakes,
        batch,
        answersWithoutBody);
  }

  Provider retries(String note) {
    return new Provider(
        key,
        label,
        docsUrl,
        setup,
        event,
        secretHint,
        note,
        exampleHeaders,
        handshakes,
        batch,
        answersWithoutBody);
  }

  Provider example(Map<String, String> headers) {
    return new Provider(
        key,
        label,
        docsUrl,
        setup,
        event,
        secretHint,
        retries,
        headers,
        handshakes,
        batch,
        answersWithoutBody);
  }

  Provider handshakes(HandshakeRule... rules) {
    return new Provider(
        key,
        label,
        docsUrl,
        setup,
        event,
        secretHint,
        retries,
        exampleHeaders,
        List.of(rules),
        batch,
        answersWithoutBody);
  }

  Provider batch(BatchRule rule) {
    return new Provider(
        key,
        label,
        docsUrl,
        setup,
        event,
        secretHint,
        retries,
        exampleHeaders,
        handshakes,
        rule,
        answersWithoutBody);
  }

  /** Wants 200 for what was taken, and no body in any answer but those of handshakes. */
  Provider answeredWithoutBody() {
    return new Provider(
        key,
        label,
        docsUrl,
        setup,
        event,
        secretHint,
        retries,
        exampleHeaders,
        handshakes,
        batch,
        true);
  }

  /**
   * True when a source of this provider cannot be made without a secret. A handshake may bring the
   * secret, or, where something is to be opened, say for the first time which key signs.
   */
  public boolean needsSecret() {
    return !secretHint.isEmpty()
        && handshakes.stream().noneMatch(rule -> rule.bringsSecret() || rule.visit() != null);
  }

  /**
   * The scheme in the form of the {@code verification} object of a source, ready for any JSON
   * library; empty when it is not written in that form or is made from settings.
   */
  public Optional<Map<String, Object>> verification() {
    return switch (setup) {
      case Setup.Fixed fixed -> VerificationText.of(fixed.scheme(), event);
      case Setup.FromVerification configurable -> Optional.empty();
    };
  }

  /** True when a source of this provider cannot do without settings. */
  public boolean needsVerification() {
    return setup instanceof Setup.FromVerification configurable && configurable.required();
  }

  /**
   * The scheme and event fields for a source of this provider.
   *
   * @param verification the {@code verification} object of the source as any JSON library reads it
   *     (maps, lists, strings, numbers), or null when there is none
   */
  public Configuration configure(@Nullable Map<String, ?> verification) {
    return switch (setup) {
      case Setup.Fixed fixed ->
          verification == null || verification.isEmpty()
              ? new Configuration.Ready(fixed.scheme(), event)
              : VerificationForm.adjust(fixed.scheme(), verification, event);
      case Setup.FromVerification configurable ->
          configurable.reader().read(verification == null ? Map.of() : verification, event);
    };
  }
}
