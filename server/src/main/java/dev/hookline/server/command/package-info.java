/**
 * The command line. In: arguments. Out: an exit code. Open {@link dev.hookline.server.command.Main}
 * first.
 */
@NullMarked
package dev.hookline.server.command;

import org.jspecify.annotations.NullMarked;
