package dev.hookline.signatures.batch;

import dev.hookline.signatures.scheme.EventIdentity;

/**
 * One event of many in a body.
 *
 * @param bytes as they stand in the body
 */
@SuppressWarnings("ArrayRecordComponent") // compared nowhere
public record BatchElement(byte[] bytes, EventIdentity identity) {}
