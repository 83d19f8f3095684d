/** Keys, replay. Open {@link dev.hookline.operate.ApiKeysTest} first. */
@NullMarked
package dev.hookline.operate;

import org.jspecify.annotations.NullMarked;
