package dev.hookline.sdk.server;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** What goes wrong at a server. */
public final class Troubles {

  private volatile Predicate<String> unavailable = path -> false;
  private final Map<String, Canned> canned = new ConcurrentHashMap<>();
  private final List<String> asked = new CopyOnWriteArrayList<>();
  private final AtomicInteger lostLeases = new AtomicInteger();
  private final AtomicInteger lost = new AtomicInteger();
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

  /** Waits until so many requests were answered 503. */
  public synchronized void awaitRefused(int count) throws InterruptedException {
    while (refused.get() < count) {
      wait();
    }
  }

  /** Answers with this JSON, whatever is asked: {@code "POST /api/v1/events"}. */
  public void canned(String call, int status, String json) {
    canned.put(call, new Canned(status, json));
  }

  /** What was asked of canned calls: the call, and the body in the next entry. */
  public List<String> asked() {
    return List.copyOf(asked);
  }

  @Nullable Canned canned(String call, byte[] body) {
    Canned answer = canned.get(call);
    if (answer != null) {
      asked.add(call);
      asked.add(new String(body, StandardCharsets.UTF_8));
    }
    return answer;
  }

  record Canned(int status, String json) {}

  /** Does what the next so many triggers ask for, and closes the connection without an answer. */
  public void loseAnswers(int count) {
    lost.set(count);
  }

  /** Hands out runs in the next so many leases, and closes the connection without an answer. */
  public void loseLeases(int count) {
    lostLeases.set(count);
  }

  boolean losesLease() {
    return lostLeases.getAndUpdate(left -> Math.max(0, left - 1)) > 0;
  }

  boolean losesAnswer() {
    return lost.getAndUpdate(left -> Math.max(0, left - 1)) > 0;
  }

  boolean isUnavailable(String path) {
    boolean hit = unavailable.test(path);
    if (hit) {
      synchronized (this) {
        refused.incrementAndGet();
        notifyAll();
      }
    }
    return hit;
  }
}
