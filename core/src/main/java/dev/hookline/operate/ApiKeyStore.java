package dev.hookline.operate;

import java.util.List;

/** Keeps API keys. All methods block, are durable when they return, and throw StoreUnavailable. */
public interface ApiKeyStore {

  /** Every key of every project, revoked ones included. */
  List<ApiKey> all();

  /** Inserts it, or replaces the one with its id. */
  void save(ApiKey key);
}
