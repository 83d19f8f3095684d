package dev.hookline.server.story;

/**
 * A source that a story has set up.
 *
 * @param url where its webhooks go
 */
record SourceSetUp(String id, String url) {}
