/** In: the command line and the configuration. Out: a running gateway, wired in one place. */
@NullMarked
package dev.hookline.server;

import org.jspecify.annotations.NullMarked;
