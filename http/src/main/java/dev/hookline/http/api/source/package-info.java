/**
 * Sources in the API. In: JSON from operators, and stored sources. Out: JSON, and sources compiled
 * for the receiver. Open {@link dev.hookline.http.api.source.SourceRoutes} first, then {@link
 * dev.hookline.http.api.source.JsonSourceCompiler}.
 */
@NullMarked
package dev.hookline.http.api.source;

import org.jspecify.annotations.NullMarked;
