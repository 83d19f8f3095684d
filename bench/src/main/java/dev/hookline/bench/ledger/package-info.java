/**
 * The books of a run: what was accepted must be delivered, pending or dead, on both sides.
 *
 * <p>Reports of generator and receiver and the server's own counts enter, a balance leaves: closed,
 * or broken with its reasons. Open {@link dev.hookline.bench.ledger.Ledger} first.
 */
@NullMarked
package dev.hookline.bench.ledger;

import org.jspecify.annotations.NullMarked;
