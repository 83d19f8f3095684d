/**
 * HTTP/1.1 at the cost of a benchmark: messages with a Content-Length, read in place.
 *
 * <p>Bytes of a socket enter, positions of a head and a body leave; nothing is allocated per
 * message. Open {@link dev.hookline.bench.wire.MessageBuffer} first.
 */
@NullMarked
package dev.hookline.bench.wire;

import org.jspecify.annotations.NullMarked;
