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
 * @param validUntil when one of its secrets expires, so that it must be made anew; null for never
 */
public record CompiledSource(
    Source source,
    Verifier verifier,
    EventFields fields,
    @Nullable Handshake handshake,
    boolean wrongCredentials,
    @Nullable Instant validUntil) {}
