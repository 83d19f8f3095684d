package dev.hookline.http.outbound;

import dev.hookline.delivery.guard.Resolution;
import dev.hookline.delivery.guard.Resolver;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Remembers lookups for a few seconds, and lets those who ask for the same name at the same time
 * share one. Failures are not remembered.
 */
public final class BriefCache implements Resolver {

  static final long KEPT_NANOS = 5_000_000_000L;

  private static final int MOST_NAMES = 10_000;

  private final Resolver source;
  private final java.util.function.LongSupplier nanoClock;
  private final Map<String, Lookup> lookups = new ConcurrentHashMap<>();

  public BriefCache(Resolver source) {
    this(source, System::nanoTime);
  }

  BriefCache(Resolver source, java.util.function.LongSupplier nanoClock) {
    this.source = source;
    this.nanoClock = nanoClock;
  }

  @Override
  public void resolve(String name, Consumer<Resolution> whenDone) {
    Lookup known = lookups.get(name);
    if (known != null && known.isFresh(nanoClock.getAsLong())) {
      known.tell(whenDone);
      return;
    }
    if (lookups.size() >= MOST_NAMES) {
      lookups.values().removeIf(lookup -> !lookup.isFresh(nanoClock.getAsLong()));
      if (lookups.size() >= MOST_NAMES) {
        source.resolve(name, whenDone);
        return;
      }
    }
    Lookup mine = new Lookup();
    Lookup current =
        lookups.compute(
            name,
            (_, other) -> other != null && other.isFresh(nanoClock.getAsLong()) ? other : mine);
    current.tell(whenDone);
    if (current == mine) {
      source.resolve(
          name,
          resolution -> {
            if (resolution instanceof Resolution.Failed) {
              lookups.remove(name, mine);
            }
            mine.complete(resolution, nanoClock.getAsLong());
          });
    }
  }

  /** One lookup, under way or done. */
  private static final class Lookup {

    private final List<Consumer<Resolution>> waiting = new ArrayList<>();
    private @Nullable Resolution resolution;
    private long doneNanos;

    synchronized boolean isFresh(long now) {
      return resolution == null || now - doneNanos < KEPT_NANOS;
    }

    void tell(Consumer<Resolution> whenDone) {
      Resolution known;
      synchronized (this) {
        known = resolution;
        if (known == null) {
          waiting.add(whenDone);
        }
      }
      if (known != null) {
        whenDone.accept(known);
      }
    }

    void complete(Resolution found, long now) {
      List<Consumer<Resolution>> told;
      synchronized (this) {
        resolution = found;
        doneNanos = now;
        told = List.copyOf(waiting);
        waiting.clear();
      }
      told.forEach(waiter -> waiter.accept(found));
    }
  }
}
