package dev.hookline.operate;

import dev.hookline.id.Id;
import java.time.Instant;

/**
 * The answer that a POST with an {@code Idempotency-Key} got, to be repeated.
 *
 * @param fingerprint SHA-256 of the request's route and body in hex: the same key with another
 *     request is a mistake
 * @param body the answer's JSON
 */
public record RememberedAnswer(
    Id project, String key, String fingerprint, int status, String body, Instant at) {}
