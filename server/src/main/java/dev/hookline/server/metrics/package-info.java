/**
 * Measurements as Prometheus reads them. In: what the core counts. Out: {@code /metrics}. Open
 * {@link dev.hookline.server.metrics.PrometheusMeters}.
 */
@NullMarked
package dev.hookline.server.metrics;

import org.jspecify.annotations.NullMarked;
