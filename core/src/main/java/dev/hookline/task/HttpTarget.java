package dev.hookline.task;

import java.time.Duration;

/**
 * Where a task that needs no worker is executed.
 *
 * @param url receives each attempt as a signed POST
 * @param secret of Standard Webhooks, {@code whsec_...}
 * @param timeout of one attempt
 */
public record HttpTarget(String url, String secret, Duration timeout) {}
