package dev.hookline.examples.webhook;

/**
 * What a task has achieved.
 *
 * @param message for people
 */
record Outcome(String message) {}
