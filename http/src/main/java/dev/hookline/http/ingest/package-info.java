/**
 * The hot path in. In: requests at {@code /in/{token}} on an event loop. Out: their answers, on the
 * same loop, after the commit. Open {@link dev.hookline.http.ingest.IngestRoute} first.
 */
@NullMarked
package dev.hookline.http.ingest;

import org.jspecify.annotations.NullMarked;
