package dev.hookline.event;

import org.jspecify.annotations.Nullable;

/**
 * The bytes as they arrived and the content type that came with them. The array is shared, never
 * copied and never changed.
 */
@SuppressWarnings("ArrayRecordComponent") // compared nowhere; copying it would cost each event 1 KB
public record Payload(byte[] bytes, @Nullable String contentType) {}
