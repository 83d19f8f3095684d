package dev.hookline.sdk;

import java.time.Instant;

/**
 * Something a run can wait for until somebody outside completes it.
 *
 * @param id to complete it by, with an API key
 * @param url to complete it by POSTing JSON, without a key: whoever knows it may
 * @param expiresAt when it times out
 */
public record Token(String id, String url, Instant expiresAt) {}
