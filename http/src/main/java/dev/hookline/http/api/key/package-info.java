/**
 * API keys in the API. In: calls of keys that may do everything. Out: keys made and revoked. Open
 * {@link dev.hookline.http.api.key.KeyRoutes}.
 */
@NullMarked
package dev.hookline.http.api.key;

import org.jspecify.annotations.NullMarked;
