package dev.hookline.sdk.client;

import org.jspecify.annotations.Nullable;

/**
 * A server-sent event (HTML Living Standard, section 9.2).
 *
 * @param id after which the stream can be resumed; null when it has none
 */
record StreamEvent(@Nullable String id, String name, String data) {}
