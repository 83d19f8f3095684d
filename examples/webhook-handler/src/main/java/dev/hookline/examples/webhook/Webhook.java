package dev.hookline.examples.webhook;

/**
 * What a sender tells.
 *
 * @param type what has happened, for example {@code order.created}
 * @param id of what it has happened to
 */
record Webhook(String type, String id) {}
