package dev.hookline.job;

import dev.hookline.id.Id;

/**
 * The jobs of one target (an endpoint, a task queue). Each lane has its own waiting jobs and slots,
 * so that one lane's trouble is not another's.
 */
public record Lane(JobKind kind, Id target) {

  /** The same in each process, which an enum's own is not, so that simulations can be repeated. */
  @Override
  public int hashCode() {
    return 31 * target.hashCode() + kind.name().hashCode();
  }
}
