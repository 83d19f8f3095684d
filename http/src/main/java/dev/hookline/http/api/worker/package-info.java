/**
 * The worker protocol. In: registrations, long polls for runs and reports of what became of them,
 * read without a tree. Out: runs with their inputs, written without one. Open {@link
 * dev.hookline.http.api.worker.WorkerRoutes} beside docs/worker-protocol.md.
 */
@NullMarked
package dev.hookline.http.api.worker;

import org.jspecify.annotations.NullMarked;
