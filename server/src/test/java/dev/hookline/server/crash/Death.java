package dev.hookline.server.crash;

import java.time.Duration;

/**
 * An end of the server.
 *
 * @param atNanos after this it can have promised and sent nothing
 * @param restartedAtNanos what arrived before this was sent before the end, however late it was
 *     read
 * @param untilReady how long the next start took, which says how busy the machine was
 */
record Death(long atNanos, long restartedAtNanos, Duration untilReady) {}
