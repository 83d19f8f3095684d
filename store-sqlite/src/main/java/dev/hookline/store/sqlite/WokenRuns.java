package dev.hookline.store.sqlite;

import dev.hookline.job.Job;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/** The runs that a transaction has made due, told to a listener once it is committed. */
final class WokenRuns {

  private final List<Job> woken = new ArrayList<>();
  private volatile Consumer<Job> listener = _ -> {};

  void listen(Consumer<Job> told) {
    listener = told;
  }

  void add(Job run) {
    woken.add(run);
  }

  int size() {
    return woken.size();
  }

  /** Forgets all after the first so many. */
  void truncate(int size) {
    woken.subList(size, woken.size()).clear();
  }

  void clear() {
    woken.clear();
  }

  /** After the commit. */
  void tell() {
    for (Job run : woken) {
      Answers.safely(() -> listener.accept(run));
    }
    woken.clear();
  }
}
