package dev.hookline.job;

import java.util.concurrent.Executor;

/** Gives each lane the executor that it always runs on, one task after the other. */
public interface LaneExecutors {

  Executor of(Lane lane);
}
