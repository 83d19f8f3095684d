package dev.hookline.job;

import dev.hookline.event.Event;
import java.util.List;

/**
 * An event that tells of a failure, with its jobs. It is stored in the same commit as the failure,
 * so there is never one without the other.
 *
 * @param stored to be run after that commit
 * @param dropped to be run instead when the failure was not stored
 */
public record Alert(Event event, List<Job> jobs, Runnable stored, Runnable dropped) {}
