/** Tests of the tools for developers, against servers that fail as they are told to. */
@NullMarked
package dev.hookline.server.developer;

import org.jspecify.annotations.NullMarked;
