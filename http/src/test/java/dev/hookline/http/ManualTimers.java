package dev.hookline.http;

import io.vertx.core.Context;
import io.vertx.core.Handler;
import io.vertx.core.Vertx;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.ArrayDeque;
import java.util.Queue;

/** Timers of Vert.x that run out when the test says so, whatever their time is. */
public final class ManualTimers {

  /** A stand-in that nobody may call. */
  public static final Calls NONE =
      (method, arguments) -> {
        throw new AssertionError("unexpected call of " + method);
      };

  private final Queue<Handler<Long>> running = new ArrayDeque<>();

  /** Knows timers that run once, and nothing else. */
  public Vertx vertx() {
    return proxy(
        Vertx.class,
        (method, arguments) ->
            switch (method.getName()) {
              case "setTimer" -> set(arguments);
              case "getOrCreateContext" -> proxy(Context.class, NONE);
              default -> NONE.answer(method, arguments);
            });
  }

  public int running() {
    return running.size();
  }

  /** Has every timer run out that runs now, but none that those set. */
  public void runOut() {
    for (int left = running.size(); left > 0; left--) {
      running.remove().handle(0L);
    }
  }

  @SuppressWarnings("unchecked") // the signature of setTimer
  private Object set(Object[] arguments) {
    running.add((Handler<Long>) arguments[1]);
    return 0L;
  }

  /** What a stand-in does. */
  public interface Calls {
    Object answer(Method method, Object[] arguments);
  }

  /** Equal to itself only. */
  @SuppressWarnings("ReferenceEquality")
  public static <T> T proxy(Class<T> type, Calls calls) {
    Object made =
        Proxy.newProxyInstance(
            type.getClassLoader(),
            new Class<?>[] {type},
            (self, method, arguments) ->
                switch (method.getName()) {
                  case "hashCode" -> System.identityHashCode(self);
                  case "equals" -> self == arguments[0];
                  default -> calls.answer(method, arguments);
                });
    return type.cast(made);
  }
}
