/**
 * Sends deliveries over HTTP/1.1. In: a request and the lane it belongs to. Out: one answer or one
 * classified failure, on the lane's event loop. Every name is looked up and vetted for each
 * attempt, and only a vetted address is connected to. Open {@link
 * dev.hookline.http.outbound.VertxOutboundHttp} first.
 */
@NullMarked
package dev.hookline.http.outbound;

import org.jspecify.annotations.NullMarked;
