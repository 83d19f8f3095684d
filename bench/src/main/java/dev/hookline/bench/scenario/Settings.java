package dev.hookline.bench.scenario;

import dev.hookline.bench.server.Launch;
import java.time.Duration;

/**
 * What every scenario is run with.
 *
 * @param launch how to start a server
 * @param connections connections of the generator
 * @param warmUp load before each measurement
 * @param measured time of each measurement
 * @param rounds how often each side of a comparison is measured, how often a start
 * @param payloadBytes size of a payload
 * @param outstanding most events accepted and not yet delivered while relaying
 * @param settling longest wait for what is still under way when a load ends
 */
public record Settings(
    Launch launch,
    int connections,
    Duration warmUp,
    Duration measured,
    int rounds,
    int payloadBytes,
    int outstanding,
    Duration settling) {}
