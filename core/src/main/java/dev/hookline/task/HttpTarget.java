package dev.hookline.task;

import java.time.Duration;

/**
 * Where a task that needs no worker is executed.
 *
 * @param url receives each attempt as a signed POST
 * @param secret of Standard Webhooks, {@code whsec_...}
 * @param timeout of one request; an attempt that takes longer is tried again
 */
public record HttpTarget(String url, String secret, Duration timeout) {}
