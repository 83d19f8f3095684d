package dev.hookline.sdk.server;

import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Predicate;

/** What goes wrong at a server. */
public final class Troubles {

  private volatile Predicate<String> unavailable = path -> false;
  private final AtomicInteger refused = new AtomicInteger();

  /** Answers 503 at these paths. */
  public void unavailable(Predicate<String> paths) {
    unavailable = paths;
  }

  /** Answers as it should again. */
  public void over() {
    unavailable = path -> false;
  }

  /** How many requests were answered 503. */
  public int refused() {
    return refused.get();
  }

  boolean isUnavailable(String path) {
    boolean hit = unavailable.test(path);
    if (hit) {
      refused.incrementAndGet();
    }
    return hit;
  }
}
