/**
 * The subscriber: an HTTP/1.1 server that answers at once and remembers what it was sent.
 *
 * <p>Deliveries enter, arrivals leave: which sequences came, how often, how long after their event
 * was due. Open {@link dev.hookline.bench.receive.Receiver} first.
 */
@NullMarked
package dev.hookline.bench.receive;

import org.jspecify.annotations.NullMarked;
