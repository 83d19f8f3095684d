package dev.hookline.sdk;

/**
 * A task by name and types, without its code: all that is needed to trigger it and to read its
 * output. What a process that triggers tasks shares with the worker that runs them.
 */
public sealed class TaskRef<I, O> permits Task {

  private final String id;
  private final TypeOf<I> inputType;
  private final TypeOf<O> outputType;

  TaskRef(String id, TypeOf<I> inputType, TypeOf<O> outputType) {
    this.id = id;
    this.inputType = inputType;
    this.outputType = outputType;
  }

  /** A task that some worker runs. */
  public static <I, O> TaskRef<I, O> to(String id, Class<I> input, Class<O> output) {
    return new TaskRef<>(id, TypeOf.of(input), TypeOf.of(output));
  }

  /** A task that some worker runs, with types that have parameters. */
  public static <I, O> TaskRef<I, O> to(String id, TypeOf<I> input, TypeOf<O> output) {
    return new TaskRef<>(id, input, output);
  }

  /** The id of the task. */
  public final String id() {
    return id;
  }

  /** The type of what goes in. */
  public final TypeOf<I> inputType() {
    return inputType;
  }

  /** The type of what comes out. */
  public final TypeOf<O> outputType() {
    return outputType;
  }

  @Override
  public final String toString() {
    return id;
  }
}
