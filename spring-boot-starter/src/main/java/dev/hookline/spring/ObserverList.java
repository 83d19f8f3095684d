package dev.hookline.spring;

import dev.hookline.sdk.worker.RunOutcome;
import dev.hookline.sdk.worker.WorkerObserver;
import dev.hookline.sdk.worker.WorkerState;
import java.time.Duration;
import java.util.List;

/** Lets all observers of the application hear. */
record ObserverList(List<WorkerObserver> observers) implements WorkerObserver {

  @Override
  public void started(String task) {
    observers.forEach(observer -> observer.started(task));
  }

  @Override
  public void ended(String task, RunOutcome outcome, Duration duration) {
    observers.forEach(observer -> observer.ended(task, outcome, duration));
  }

  @Override
  public void stateChanged(WorkerState state) {
    observers.forEach(observer -> observer.stateChanged(state));
  }
}
