/**
 * HTTP receivers that answer well, badly or never, down to the bytes on the wire.
 *
 * <p>Enters: a {@link dev.hookline.testkit.receiver.Behaviour} per path. Leaves: every request
 * exactly as it arrived. Open {@link dev.hookline.testkit.receiver.FaultReceiver} first.
 */
@NullMarked
package dev.hookline.testkit.receiver;

import org.jspecify.annotations.NullMarked;
