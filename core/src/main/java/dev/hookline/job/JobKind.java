package dev.hookline.job;

/** What a job does. */
public enum JobKind {
  /** One event on its way to one endpoint. */
  DELIVERY,
  /** One execution of a task. */
  RUN
}
