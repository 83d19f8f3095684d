package dev.hookline.ingest;

import dev.hookline.signatures.Verifier;
import dev.hookline.signatures.handshake.Handshake;
import dev.hookline.signatures.scheme.EventFields;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A source made ready for requests.
 *
 * @param handshake null for a provider that has none
 * @param wrongCredentials whether a mismatch means wrong credentials (basic, API key) instead of a
 *     wrong signature
 * @param verifiesSlowly whether a verification takes too long for an event loop
 * @param validUntil when one of its secrets expires, so that it must be made anew; null for never
 * @param takesGet whether a genuine GET is an event, because its sender signs the method
 * @param answersWithoutBody whether its sender wants 200 for what was taken, and no body in any
 *     answer but those of handshakes
 * @param rules null for a source that makes an event of each genuine request
 */
public record CompiledSource(
    Source source,
    Verifier verifier,
    EventFields fields,
    @Nullable Handshake handshake,
    boolean wrongCredentials,
    boolean verifiesSlowly,
    @Nullable Instant validUntil,
    boolean takesGet,
    boolean answersWithoutBody,
    @Nullable IntakeRules rules) {

  /** A source without rules, quickly verified. */
  public CompiledSource(
      Source source,
      Verifier verifier,
      EventFields fields,
      @Nullable Handshake handshake,
      boolean wrongCredentials,
      @Nullable Instant validUntil) {
    this(
        source,
        verifier,
        fields,
        handshake,
        wrongCredentials,
        false,
        validUntil,
        false,
        false,
        null);
  }
}
