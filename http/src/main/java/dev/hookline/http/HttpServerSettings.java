package dev.hookline.http;

import dev.hookline.delivery.guard.AddressList;
import java.time.Duration;

/**
 * How the server listens, and what it takes at most.
 *
 * @param port 0 for any free one
 * @param eventLoops how many threads serve connections
 * @param bodyBytesMax for one webhook
 * @param headPatience how long the head of a request may take
 * @param bodyPatience how long a webhook may take to arrive
 * @param storePatience how long a webhook may wait for the store before it is answered 503
 * @param idle after how long without a byte a connection is closed
 * @param trustedProxies whose word is taken for the address of a sender
 */
public record HttpServerSettings(
    String host,
    int port,
    int eventLoops,
    int bodyBytesMax,
    int requestLineBytesMax,
    int headerBytesMax,
    Duration headPatience,
    Duration bodyPatience,
    Duration storePatience,
    Duration idle,
    AddressList trustedProxies) {}
