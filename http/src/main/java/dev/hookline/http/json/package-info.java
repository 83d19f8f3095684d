/**
 * JSON at the edge. In: bytes of requests, read strictly. Out: fields with pointers to what is
 * wrong with them; and views written as JSON. Open {@link dev.hookline.http.json.JsonObject} first.
 */
@NullMarked
package dev.hookline.http.json;

import org.jspecify.annotations.NullMarked;
