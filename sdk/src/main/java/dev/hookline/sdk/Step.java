package dev.hookline.sdk;

/**
 * The step that is being executed.
 *
 * @param key its name and occurrence, as in {@code charge#1}
 * @param idempotencyKey the same at each attempt of this step in this run, and of no other: hand it
 *     to whatever must not be done twice
 */
public record Step(String key, String idempotencyKey) {}
