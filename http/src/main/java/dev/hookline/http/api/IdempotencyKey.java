package dev.hookline.http.api;

/**
 * What makes a POST safe to send again.
 *
 * @param text the {@code Idempotency-Key} as it was sent
 * @param fingerprint what tells the request from others with the same key: SHA-256 of method, path,
 *     query and body, in hex
 */
public record IdempotencyKey(String text, String fingerprint) {}
