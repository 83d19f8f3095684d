/**
 * Executes runs. Tasks and a {@link dev.hookline.sdk.transport.WorkerTransport} enter; reports
 * leave. {@code LeaseLoop} takes runs, an {@code Execution} each on a thread of its own executes
 * one, and the {@code Reporter} sends what they say in batches. Open {@link
 * dev.hookline.sdk.worker.Worker} first.
 */
@NullMarked
package dev.hookline.sdk.worker;

import org.jspecify.annotations.NullMarked;
