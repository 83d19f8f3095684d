package dev.hookline.http.outbound;

import dev.hookline.job.AttemptError;

/**
 * Why an attempt got no complete answer.
 *
 * @param detail one line for a person to read
 */
record Failure(AttemptError error, String detail) {}
