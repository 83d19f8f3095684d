/**
 * Endpoints in the API. In: JSON from operators, and stored endpoints. Out: checked endpoints, and
 * JSON. Open {@link dev.hookline.http.api.endpoint.EndpointRoutes} first, then {@code
 * EndpointReader}.
 */
@NullMarked
package dev.hookline.http.api.endpoint;

import org.jspecify.annotations.NullMarked;
