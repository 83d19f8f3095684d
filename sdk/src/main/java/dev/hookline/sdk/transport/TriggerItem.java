package dev.hookline.sdk.transport;

import dev.hookline.sdk.TriggerOptions;

/**
 * A run to be made.
 *
 * @param payload a JSON value
 */
@SuppressWarnings("ArrayRecordComponent") // bytes that are handed on; nobody compares them
public record TriggerItem(byte[] payload, TriggerOptions options) {}
