/**
 * The routes of events. In: publications, read in one pass over the bytes, and questions. Out: what
 * was stored, the events as they are, their bytes, their replay. Open {@link
 * dev.hookline.http.api.event.EventRoutes} first.
 */
@NullMarked
package dev.hookline.http.api.event;

import org.jspecify.annotations.NullMarked;
