/**
 * The accepted fact. In: what ingest verified or a publisher sent. Out: an event on stable storage,
 * together with its jobs, in one commit. Open {@link dev.hookline.event.EventLog} first.
 */
@NullMarked
package dev.hookline.event;

import org.jspecify.annotations.NullMarked;
