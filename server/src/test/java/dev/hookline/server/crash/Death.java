package dev.hookline.server.crash;

/**
 * An end of the server.
 *
 * @param atNanos after this it can have promised and sent nothing
 * @param restartedAtNanos what arrived before this was sent before the end, however late it was
 *     read
 */
record Death(long atNanos, long restartedAtNanos) {}
