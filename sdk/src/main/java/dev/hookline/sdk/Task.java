package dev.hookline.sdk;

/**
 * A named function with its rules: what triggers it, how often it is tried, how many run at once.
 * Immutable and safe for several threads, as its handler has to be.
 *
 * <p>The input and the output travel as JSON. An input of type {@code byte[]} is the payload as it
 * came, JSON or not; {@code String} takes a payload that is not JSON as text.
 */
public final class Task<I, O> extends TaskRef<I, O> {

  private final TaskDefinition definition;
  private final TaskHandler<I, O> handler;
  private final TaskHooks<I, O> hooks;

  Task(
      TaskDefinition definition,
      TypeOf<I> inputType,
      TypeOf<O> outputType,
      TaskHandler<I, O> handler,
      TaskHooks<I, O> hooks) {
    super(definition.id(), inputType, outputType);
    this.definition = definition;
    this.handler = handler;
    this.hooks = hooks;
  }

  /**
   * Begins a task; {@link TaskBuilder#handler} ends it.
   *
   * @param id 1 to 128 of {@code a-z A-Z 0-9 . _ -}; runs are stored under it, so it stays when
   *     classes are renamed
   */
  public static <I, O> TaskBuilder<I, O> of(String id, Class<I> input, Class<O> output) {
    return new TaskBuilder<>(id, TypeOf.of(input), TypeOf.of(output));
  }

  /** Begins a task with types that have parameters. */
  public static <I, O> TaskBuilder<I, O> of(String id, TypeOf<I> input, TypeOf<O> output) {
    return new TaskBuilder<>(id, input, output);
  }

  /** Begins a task without an output. */
  public static <I> TaskBuilder<I, Void> of(String id, Class<I> input) {
    return of(id, input, Void.class);
  }

  /** What the server knows of the task. */
  public TaskDefinition definition() {
    return definition;
  }

  /** The code of the task. */
  public TaskHandler<I, O> handler() {
    return handler;
  }

  /** What else is done around it. */
  public TaskHooks<I, O> hooks() {
    return hooks;
  }
}
