package dev.hookline.delivery;

import dev.hookline.id.Id;
import dev.hookline.job.Alert;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BiFunction;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * All endpoints in memory, so that routing asks no database. Changes are stored first and seen
 * after.
 */
public final class Endpoints {

  /** So that made-up event types cannot fill the memory. */
  private static final int TYPES_REMEMBERED_MAX = 10_000;

  private final EndpointStore store;
  private volatile Snapshot snapshot;

  public Endpoints(EndpointStore store) {
    this.store = store;
    Map<Id, Endpoint> byId = new HashMap<>();
    store.all().forEach(endpoint -> byId.put(endpoint.id(), endpoint));
    snapshot = new Snapshot(byId);
  }

  public @Nullable Endpoint find(Id id) {
    return snapshot.byId.get(id);
  }

  public Optional<Endpoint> find(Id project, Id id) {
    return Optional.ofNullable(find(id)).filter(endpoint -> endpoint.project().equals(project));
  }

  /** The endpoints of a project, newest first. */
  public List<Endpoint> of(Id project) {
    return snapshot.byId.values().stream()
        .filter(endpoint -> endpoint.project().equals(project))
        .sorted(Comparator.comparing(Endpoint::id).reversed())
        .toList();
  }

  /** Those of a project that want events of a type, disabled ones included. */
  public List<Endpoint> wanting(Id project, String type) {
    return snapshot.wanting(project, type);
  }

  public synchronized void add(Endpoint endpoint) {
    store.save(endpoint);
    replace(endpoint);
  }

  /** Changes an endpoint that is there; empty when it is not. */
  public Optional<Endpoint> change(Id id, UnaryOperator<Endpoint> change) {
    return change(id, change, (_, _) -> null);
  }

  /**
   * The same.
   *
   * @param alertOf makes the alert to store with it, or null, of the endpoint as it was and as it
   *     will be
   */
  synchronized Optional<Endpoint> change(
      Id id,
      UnaryOperator<Endpoint> change,
      BiFunction<Endpoint, Endpoint, @Nullable Alert> alertOf) {
    Endpoint present = find(id);
    if (present == null) {
      return Optional.empty();
    }
    Endpoint changed = change.apply(present);
    Alert alert = alertOf.apply(present, changed);
    try {
      store.save(changed, alert);
    } catch (RuntimeException notStored) {
      if (alert != null) {
        alert.dropped().run();
      }
      throw notStored;
    }
    replace(changed);
    if (alert != null) {
      alert.stored().run();
    }
    return Optional.of(changed);
  }

  public synchronized void remove(Id id) {
    store.delete(id);
    Map<Id, Endpoint> byId = new HashMap<>(snapshot.byId);
    byId.remove(id);
    snapshot = new Snapshot(byId);
  }

  private void replace(Endpoint endpoint) {
    Map<Id, Endpoint> byId = new HashMap<>(snapshot.byId);
    byId.put(endpoint.id(), endpoint);
    snapshot = new Snapshot(byId);
  }

  private record Wanted(Id project, String type) {}

  private static final class Snapshot {
    private final Map<Id, Endpoint> byId;
    private final Map<Wanted, List<Endpoint>> wanting = new ConcurrentHashMap<>();

    Snapshot(Map<Id, Endpoint> byId) {
      this.byId = byId;
    }

    List<Endpoint> wanting(Id project, String type) {
      Wanted wanted = new Wanted(project, type);
      List<Endpoint> known = wanting.get(wanted);
      if (known != null) {
        return known;
      }
      List<Endpoint> found = new ArrayList<>();
      for (Endpoint endpoint : byId.values()) {
        if (endpoint.project().equals(project) && endpoint.wantsType(type)) {
          found.add(endpoint);
        }
      }
      List<Endpoint> all = List.copyOf(found);
      if (wanting.size() >= TYPES_REMEMBERED_MAX) {
        wanting.clear(); // real types come back soon, made-up ones do not
      }
      wanting.put(wanted, all);
      return all;
    }
  }
}
