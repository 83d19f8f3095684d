package dev.hookline.job;

/**
 * The end of an attempt, to be stored.
 *
 * @param held the job as it was claimed; the change is made only if its attempt and owner still are
 *     the stored ones
 * @param next the job as it is to be
 * @param attempt the row to keep; null when the outcome was not an attempt
 */
public record Finish(Job held, Job next, @org.jspecify.annotations.Nullable Attempt attempt) {}
