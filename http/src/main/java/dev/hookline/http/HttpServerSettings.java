package dev.hookline.http;

import java.time.Duration;

/**
 * How the server listens, and what it takes at most.
 *
 * @param port 0 for any free one
 * @param eventLoops how many threads serve connections
 * @param bodyBytesMax for one webhook
 * @param storePatience how long a webhook may wait for the store before it is answered 503
 * @param idle after how long without a byte a connection is closed
 */
public record HttpServerSettings(
    String host,
    int port,
    int eventLoops,
    int bodyBytesMax,
    int requestLineBytesMax,
    int headerBytesMax,
    Duration storePatience,
    Duration idle) {}
