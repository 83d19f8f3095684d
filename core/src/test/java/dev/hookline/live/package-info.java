/** The feed of changes. Open {@link dev.hookline.live.ChangeFeedTest}. */
@NullMarked
package dev.hookline.live;

import org.jspecify.annotations.NullMarked;
