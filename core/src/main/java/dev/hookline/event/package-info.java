/**
 * The accepted fact: its type, its bytes, its headers. In: what ingest verified or a publisher
 * sent. Out: an immutable value that every later step shares. Open {@link dev.hookline.event.Event}
 * first.
 */
@NullMarked
package dev.hookline.event;

import org.jspecify.annotations.NullMarked;
