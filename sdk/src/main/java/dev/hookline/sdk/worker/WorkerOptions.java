package dev.hookline.sdk.worker;

import dev.hookline.sdk.json.JsonCodec;
import java.time.Duration;
import java.time.InstantSource;
import java.util.concurrent.ThreadFactory;

/**
 * What a worker was built with.
 *
 * @param sleepInPlace shorter sleeps keep their slot, others suspend the run
 */
record WorkerOptions(
    Duration drainTimeout,
    Duration sleepInPlace,
    JsonCodec json,
    ThreadFactory threads,
    InstantSource clock,
    WorkerObserver observer) {}
