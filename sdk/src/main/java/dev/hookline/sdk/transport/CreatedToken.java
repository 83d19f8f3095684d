package dev.hookline.sdk.transport;

import java.time.Instant;

/**
 * A token that waits for its completion.
 *
 * @param url whoever POSTs JSON to it completes the token
 */
public record CreatedToken(String id, String url, Instant expiresAt) {}
