/**
 * What a worker and a server say to each other, as typed calls: the worker protocol without HTTP.
 * Payloads and outputs are the bytes of a JSON value. Open {@link
 * dev.hookline.sdk.transport.WorkerTransport} first, then {@link
 * dev.hookline.sdk.transport.ReportItem}.
 */
@NullMarked
package dev.hookline.sdk.transport;

import org.jspecify.annotations.NullMarked;
