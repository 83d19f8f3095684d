/**
 * Workers in the process of the server: the same tasks, without HTTP between them and the engine.
 * In: a worker of the SDK. Out: runs, and what became of them. Open {@link
 * dev.hookline.server.worker.LocalTransport} first.
 */
@NullMarked
package dev.hookline.server.worker;

import org.jspecify.annotations.NullMarked;
