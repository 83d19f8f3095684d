/**
 * What keeps a running system in order: keys, replay, retention, remembered answers, health. Open
 * {@link dev.hookline.operate.Replay} first.
 */
@NullMarked
package dev.hookline.operate;

import org.jspecify.annotations.NullMarked;
