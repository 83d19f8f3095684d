package dev.hookline.sdk.transport;

/**
 * What an earlier hand-over of a run has finished.
 *
 * @param key name and occurrence, as in {@code charge#1}
 * @param output a JSON value
 */
@SuppressWarnings("ArrayRecordComponent") // bytes that are handed on; nobody compares them
public record MemoisedStep(String key, byte[] output) {}
