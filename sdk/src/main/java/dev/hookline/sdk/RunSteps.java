package dev.hookline.sdk;

import org.jspecify.annotations.Nullable;

/**
 * Work that is done once. A finished step is stored before the code goes on, and at a later
 * attempt, or when the run goes on after a suspension, its output is taken from there.
 *
 * <p>A step is known by its name and by how often that name has occurred in this execution: {@code
 * charge#1}, {@code charge#2}. The code must reach finished steps again in the same order, else it
 * fails with {@link StepMismatch}. A crash between the work and its storing repeats the work: use
 * {@link Step#idempotencyKey()} where that matters.
 */
public interface RunSteps {

  /**
   * Does this once.
   *
   * @param name at most 200 characters, the same at each attempt
   * @param type of the output, at most 1 MiB as JSON
   */
  <T, E extends Exception> @Nullable T step(String name, TypeOf<T> type, StepBody<T, E> body)
      throws E;

  /** Does this once, with the step's idempotency key at hand. */
  default <T, E extends Exception> @Nullable T step(String name, Class<T> type, StepBody<T, E> body)
      throws E {
    return step(name, TypeOf.of(type), body);
  }

  /** Does this once. */
  default <T, E extends Exception> @Nullable T step(
      String name, Class<T> type, StepSupplier<T, E> body) throws E {
    return step(name, TypeOf.of(type), (Step step) -> body.run());
  }

  /** Does this once, without an output. */
  default <E extends Exception> void step(String name, StepAction<E> body) throws E {
    this.<Void, E>step(
        name,
        TypeOf.of(Void.class),
        step -> {
          body.run();
          return null;
        });
  }
}
