/**
 * What a developer does against a running server from their own machine. In: the API of that
 * server. Out: signed samples, and events forwarded to a local server. Open {@link
 * dev.hookline.server.developer.EventForwarder} first.
 */
@NullMarked
package dev.hookline.server.developer;

import org.jspecify.annotations.NullMarked;
