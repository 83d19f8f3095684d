/**
 * The routes of tokens, which runs wait for. In: wishes for one, and the JSON that completes it,
 * with a key or by whoever has its URL. Out: tokens as they stand. Open {@link
 * dev.hookline.http.api.token.TokenRoutes}.
 */
@NullMarked
package dev.hookline.http.api.token;

import org.jspecify.annotations.NullMarked;
