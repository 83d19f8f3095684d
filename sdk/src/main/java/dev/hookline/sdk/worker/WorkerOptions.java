package dev.hookline.sdk.worker;

import dev.hookline.sdk.json.JsonCodec;
import java.time.Duration;
import java.time.InstantSource;
import java.util.concurrent.ThreadFactory;

/** What a worker was built with. */
record WorkerOptions(
    Duration drainTimeout,
    JsonCodec json,
    ThreadFactory threads,
    InstantSource clock,
    WorkerObserver observer) {}
