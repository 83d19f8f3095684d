/**
 * The routes of queues. In: an operator's limits, pauses and resumptions. Out: queues and how they
 * stand. Open {@link dev.hookline.http.api.queue.QueueRoutes}.
 */
@NullMarked
package dev.hookline.http.api.queue;

import org.jspecify.annotations.NullMarked;
