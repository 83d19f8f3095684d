package dev.hookline.http.api.task;

/**
 * What whoever triggers a task is told of the run that is stored.
 *
 * @param duplicate whether it was there already, under the same key
 */
record Triggered(String id, String status, boolean duplicate) {}
