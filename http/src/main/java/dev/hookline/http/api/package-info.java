/**
 * The management API's frame. In: requests under {@code /api} and {@code /health}. Out: calls that
 * are authenticated, bounded and read strictly, handed to the routes of the features on virtual
 * threads, and their answers. Open {@link dev.hookline.http.api.ApiRouter} first.
 */
@NullMarked
package dev.hookline.http.api;

import org.jspecify.annotations.NullMarked;
