package dev.hookline.examples.mail;

/**
 * An event as a provider sends it.
 *
 * @param id of the message, where the provider has it in a header
 */
record SentEvent(String provider, String id, String body) {}
