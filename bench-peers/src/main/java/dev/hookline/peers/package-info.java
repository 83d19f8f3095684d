/**
 * Other task engines of Java, measured as their documentation says they run best. In: a PostgreSQL
 * of its own for each. Out: figures, a line each. Open {@link dev.hookline.peers.Peers} first.
 */
@NullMarked
package dev.hookline.peers;

import org.jspecify.annotations.NullMarked;
