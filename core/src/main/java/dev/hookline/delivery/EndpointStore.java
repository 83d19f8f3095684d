package dev.hookline.delivery;

import dev.hookline.id.Id;
import java.util.List;

/** Keeps endpoints. All methods block, are durable when they return, and throw StoreUnavailable. */
public interface EndpointStore {

  /** Every endpoint of every project. */
  List<Endpoint> all();

  /** Inserts it, or replaces the one with its id. */
  void save(Endpoint endpoint);

  void delete(Id endpoint);
}
