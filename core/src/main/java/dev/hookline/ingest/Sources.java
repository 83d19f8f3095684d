package dev.hookline.ingest;

import dev.hookline.event.Event;
import dev.hookline.id.Id;
import dev.hookline.id.IdPrefix;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** All sources in memory, ready for requests. Changes are stored first and seen after. */
public final class Sources {

  private final SourceStore store;
  private final SourceCompiler compiler;
  private final InstantSource clock;
  private final Map<String, CompiledSource> byToken = new ConcurrentHashMap<>();
  private volatile Map<Id, Source> byId;

  public Sources(SourceStore store, SourceCompiler compiler, InstantSource clock) {
    this.store = store;
    this.compiler = compiler;
    this.clock = clock;
    Map<Id, Source> all = new HashMap<>();
    for (Source source : store.all()) {
      all.put(source.id(), source);
      compile(source);
    }
    byId = all;
  }

  /** The source of a URL, deleted and disabled ones included. */
  public @Nullable CompiledSource byToken(String token) {
    CompiledSource compiled = byToken.get(token);
    if (compiled == null) {
      return null;
    }
    Instant validUntil = compiled.validUntil();
    Instant now = clock.instant();
    if (validUntil == null || now.isBefore(validUntil)) {
      return compiled;
    }
    CompiledSource fresh = compiler.compile(compiled.source(), now);
    // unless the source was changed meanwhile: what it was must not come back
    return byToken.replace(token, compiled, fresh) ? fresh : byToken.get(token);
  }

  public Optional<Source> find(Id project, Id id) {
    return Optional.ofNullable(byId.get(id))
        .filter(source -> source.project().equals(project) && source.deletedAt() == null);
  }

  /** The sources of a project that are not deleted, newest first. */
  public List<Source> of(Id project) {
    return byId.values().stream()
        .filter(source -> source.project().equals(project) && source.deletedAt() == null)
        .sorted(Comparator.comparing(Source::id).reversed())
        .toList();
  }

  /**
   * The sources that a text means: one by its id, all of a name, or that of the server's own
   * alerts. Empty when there is none.
   */
  public List<Id> meant(Id project, String text) {
    if (text.equals(Event.ALERT_SOURCE_NAME)) {
      return List.of(Event.ALERT_SOURCE);
    }
    Optional<Id> id = Id.parse(IdPrefix.SOURCE, text);
    if (id.isPresent()) {
      boolean isThere = id.get().equals(Event.ALERT_SOURCE) || find(project, id.get()).isPresent();
      return isThere ? List.of(id.get()) : List.of();
    }
    return of(project).stream()
        .filter(source -> source.name().equals(text))
        .map(Source::id)
        .toList();
  }

  public synchronized void add(Source source) {
    store.save(source);
    replace(source);
  }

  /** Changes a source that is there; empty when it is not. */
  public synchronized Optional<Source> change(Id project, Id id, UnaryOperator<Source> change) {
    return find(project, id)
        .map(present -> {
          Source changed = change.apply(present);
          store.save(changed);
          replace(changed);
          return changed;
        });
  }

  private void replace(Source source) {
    Map<Id, Source> all = new HashMap<>(byId);
    all.put(source.id(), source);
    byId = all;
    compile(source);
  }

  private void compile(Source source) {
    byToken.put(source.token(), compiler.compile(source, clock.instant()));
  }
}
