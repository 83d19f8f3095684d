/**
 * Calls the API: triggers and reads runs, publishes events, keeps schedules, completes tokens. Open
 * {@link dev.hookline.sdk.client.HooklineClient} first. Problems that the API reports are {@link
 * dev.hookline.sdk.client.HooklineException}s with a stable code.
 */
@NullMarked
package dev.hookline.sdk.client;

import org.jspecify.annotations.NullMarked;
