/**
 * What arrived at sources, in the API. In: kept requests, and the events that others became. Out:
 * one list of both. Open {@link dev.hookline.http.api.request.RequestRoutes} first, then {@code
 * Requests}.
 */
@NullMarked
package dev.hookline.http.api.request;

import org.jspecify.annotations.NullMarked;
