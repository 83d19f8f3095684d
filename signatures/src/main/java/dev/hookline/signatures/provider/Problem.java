package dev.hookline.signatures.provider;

/**
 * A fault in the settings of a source.
 *
 * @param pointer JSON pointer into the {@code verification} object, empty for the whole of it
 * @param message what is wrong, a short English sentence without a full stop
 */
public record Problem(String pointer, String message) {}
