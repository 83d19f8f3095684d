package dev.hookline.ingest;

import java.util.List;

/** Keeps sources. All methods block, are durable when they return, and throw StoreUnavailable. */
public interface SourceStore {

  /** Every source of every project, deleted ones included. */
  List<Source> all();

  /** Inserts it, or replaces the one with its id. */
  void save(Source source);
}
