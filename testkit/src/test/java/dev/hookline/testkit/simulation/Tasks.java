package dev.hookline.testkit.simulation;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executor;

/** Executors that each keep their order, and of which chance decides which one goes on. */
final class Tasks {

  private final Map<Object, Deque<Runnable>> queues = new LinkedHashMap<>();

  /** The executor of a name, always the same. */
  Executor executor(Object name) {
    Deque<Runnable> queue = queues.computeIfAbsent(name, _ -> new ArrayDeque<>());
    return queue::add;
  }

  boolean isEmpty() {
    return queues.values().stream().allMatch(Deque::isEmpty);
  }

  /** Runs one task of one executor; at least one must have some. */
  void runOne(Chance chance) {
    List<Deque<Runnable>> busy = new ArrayList<>();
    queues.values().stream().filter(queue -> !queue.isEmpty()).forEach(busy::add);
    chance.oneOf(busy).remove().run();
  }
}
