/**
 * What {@code hookline dev} adds to a server: a source, an endpoint, and a receiver that prints
 * what it gets. Open {@link dev.hookline.server.dev.Demo}.
 */
@NullMarked
package dev.hookline.server.dev;

import org.jspecify.annotations.NullMarked;
