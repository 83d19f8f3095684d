package dev.hookline.task;

import dev.hookline.id.Id;

/** Somebody wants a run that a worker executes to end. */
public record CancelWish(Id run, int lease) {}
