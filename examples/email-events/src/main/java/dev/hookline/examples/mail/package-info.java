/**
 * Keeps a table of recipients up to date: delivery notifications enter as runs of two tasks, are
 * gathered to batches, and leave as committed rows of PostgreSQL. Open {@link
 * dev.hookline.examples.mail.App} first, then {@link dev.hookline.examples.mail.Batches}.
 */
@NullMarked
package dev.hookline.examples.mail;

import org.jspecify.annotations.NullMarked;
