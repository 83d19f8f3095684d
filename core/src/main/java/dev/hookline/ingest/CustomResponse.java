package dev.hookline.ingest;

import dev.hookline.event.Headers;
import org.jspecify.annotations.Nullable;

/**
 * What a source answers to accepted and repeated requests instead of the standard answer.
 *
 * @param status 200 to 299
 * @param body null for the standard body
 * @param contentType null for that of the standard body, or none for a body that is empty
 */
public record CustomResponse(
    int status, Headers headers, @Nullable String body, @Nullable String contentType) {}
