/**
 * In: the configuration. Out: a running gateway, wired in one place. Open {@link
 * dev.hookline.server.Server} first.
 */
@NullMarked
package dev.hookline.server;

import org.jspecify.annotations.NullMarked;
