/**
 * Server-Sent Events. In: the change feed. Out: one stream per reader, each at its own pace. Open
 * {@link dev.hookline.http.live.LiveStream} first.
 */
@NullMarked
package dev.hookline.http.live;

import org.jspecify.annotations.NullMarked;
