package dev.hookline.examples.mail;

import java.time.Instant;

/**
 * Something that has happened to a message on its way to a recipient.
 *
 * @param event what tells it from every other event of its provider, also when it is sent again
 * @param address an e-mail address or a telephone number
 * @param kind for example {@code delivered} or {@code bounced}
 * @param at when it happened, at the provider
 */
record Notification(String event, String address, String kind, Instant at) {}
