package dev.hookline.delivery;

import dev.hookline.id.Id;
import dev.hookline.job.Alert;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Keeps endpoints. All methods block, are durable when they return, and throw StoreUnavailable. */
public interface EndpointStore {

  /** Every endpoint of every project. */
  List<Endpoint> all();

  /** Inserts it, or replaces the one with its id. */
  default void save(Endpoint endpoint) {
    save(endpoint, null);
  }

  /** The same, with an alert in the same commit. */
  void save(Endpoint endpoint, @Nullable Alert alert);

  void delete(Id endpoint);
}
