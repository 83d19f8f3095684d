package dev.hookline.spring;

import dev.hookline.sdk.Events;
import dev.hookline.sdk.Retry;
import dev.hookline.sdk.RunContext;
import dev.hookline.sdk.Task;
import dev.hookline.sdk.TaskBuilder;
import dev.hookline.sdk.TaskHandler;
import dev.hookline.sdk.TypeOf;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Type;
import java.time.Duration;
import java.time.ZoneId;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.convert.DurationStyle;

/** A method of a bean as the code of a task. */
final class TaskMethod implements TaskHandler<Object, Object> {

  private final Object bean;
  private final Method method;
  private final List<Class<?>> parameters;

  private TaskMethod(Object bean, Method method) {
    this.bean = bean;
    this.method = method;
    this.parameters = List.of(method.getParameterTypes());
  }

  /**
   * The task of a method.
   *
   * @throws IllegalStateException when the method takes something else than an input and a context
   */
  static Task<Object, Object> of(Object bean, Method method, HookTask rules) {
    method.trySetAccessible();
    var code = new TaskMethod(bean, method);
    TaskBuilder<Object, Object> task =
        Task.of(rules.id(), type(code.inputType()), type(method.getGenericReturnType()));
    apply(rules, task);
    return task.handler(code);
  }

  @SuppressWarnings("unchecked") // what reflection takes is not checked anyway
  private static TypeOf<Object> type(Type type) {
    return (TypeOf<Object>) TypeOf.of(type == void.class ? Void.class : type);
  }

  private Type inputType() {
    int inputs = parameters.size() - (takesContext() ? 1 : 0);
    if (inputs > 1) {
      throw new IllegalStateException(
          method
              + " takes "
              + parameters.size()
              + " parameters: a task takes its input, "
              + "the RunContext, both in this order, or nothing");
    }
    return inputs == 0 ? Void.class : method.getGenericParameterTypes()[0];
  }

  private boolean takesContext() {
    return !parameters.isEmpty() && parameters.getLast() == RunContext.class;
  }

  private static void apply(HookTask rules, TaskBuilder<Object, Object> task) {
    ifSet(rules.description(), task::description);
    ifSet(rules.queue(), task::queue);
    ifSet(rules.maxDuration(), text -> task.maxDuration(duration(text)));
    ifSet(rules.ttl(), text -> task.ttl(duration(text)));
    ifSet(rules.cron(), text -> task.schedule(text, ZoneId.of(rules.zone())));
    if (rules.concurrency() > 0) {
      task.concurrency(rules.concurrency());
    }
    if (rules.concurrencyPerKey() > 0) {
      task.concurrencyPerKey(rules.concurrencyPerKey());
    }
    if (rules.maxAttempts() > 0) {
      task.retry(
          Retry.exponential(
              rules.maxAttempts(), duration(rules.retryMin()), duration(rules.retryMax())));
    }
    if (rules.on().length > 0) {
      task.on(Events.types(rules.on()).from(rules.from()));
    }
  }

  private static Duration duration(String text) {
    return DurationStyle.detectAndParse(text);
  }

  private static void ifSet(String text, Consumer<String> use) {
    if (!text.isEmpty()) {
      use.accept(text);
    }
  }

  @Override
  public @Nullable Object handle(Object input, RunContext run) throws Exception {
    try {
      return method.invoke(bean, arguments(input, run));
    } catch (InvocationTargetException failure) {
      throw cause(failure);
    }
  }

  private @Nullable Object[] arguments(Object input, RunContext run) {
    return switch (parameters.size()) {
      case 0 -> new Object[0];
      case 1 -> new Object[] {takesContext() ? run : input};
      default -> new Object[] {input, run};
    };
  }

  /** The exception of the method itself; errors, and so suspensions, pass as they are. */
  private static Exception cause(InvocationTargetException failure) {
    Throwable cause = failure.getCause();
    if (cause instanceof Error error) {
      throw error;
    }
    return cause instanceof Exception exception ? exception : failure;
  }
}
