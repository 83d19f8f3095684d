package dev.hookline.http.api;

import dev.hookline.id.Id;
import dev.hookline.operate.ApiKey;
import dev.hookline.operate.ApiKeyStore;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Keeps keys for as long as it lives. */
public final class ApiKeysInMemory implements ApiKeyStore {

  private final Map<Id, ApiKey> keys = new ConcurrentHashMap<>();

  @Override
  public List<ApiKey> all() {
    return List.copyOf(keys.values());
  }

  @Override
  public void save(ApiKey key) {
    keys.put(key.id(), key);
  }
}
