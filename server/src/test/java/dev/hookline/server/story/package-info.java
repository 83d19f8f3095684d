/**
 * Stories told to a running server over HTTP, as its users tell them. Open {@link
 * dev.hookline.server.story.StartedServer} first.
 */
@NullMarked
package dev.hookline.server.story;

import org.jspecify.annotations.NullMarked;
