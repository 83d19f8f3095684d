package dev.hookline.sdk.worker;

import dev.hookline.sdk.Metadata;
import dev.hookline.sdk.TypeOf;
import dev.hookline.sdk.json.JsonCodec;
import dev.hookline.sdk.json.JsonFields;
import dev.hookline.sdk.json.JsonMappingFailure;
import dev.hookline.sdk.json.JsonObject;
import dev.hookline.sdk.transport.ItemResult;
import dev.hookline.sdk.transport.ReportItem;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The metadata of a run, and those changes of it that are not sent yet: at most one for each key,
 * however often it is set.
 */
final class MetadataChanges implements Metadata, Outgoing {

  private static final int BYTES_MAX = 64 << 10;

  private final Execution execution;
  private final JsonCodec json;
  private final Object lock = new Object();
  private final Map<String, byte[]> entries = new LinkedHashMap<>();
  private Map<String, byte[]> waiting = new LinkedHashMap<>();

  MetadataChanges(Execution execution, JsonCodec json) {
    this.execution = execution;
    this.json = json;
    JsonFields known = JsonFields.of(execution.leased().metadata());
    for (String name : known.names()) {
      byte[] value = known.raw(name);
      if (value != null) {
        entries.put(name, value);
      }
    }
  }

  @Override
  public Metadata set(String key, Object value) {
    byte[] written = json.write(value);
    if (written.length > BYTES_MAX) {
      throw new IllegalArgumentException(
          "metadata is at most 64 KiB, and %s alone is %,d bytes".formatted(key, written.length));
    }
    change(key, written);
    return this;
  }

  @Override
  public Metadata remove(String key) {
    change(key, null);
    return this;
  }

  @Override
  public <T> Optional<T> get(String key, Class<T> type) {
    byte[] value;
    synchronized (lock) {
      value = entries.get(key);
    }
    try {
      return value == null
          ? Optional.empty()
          : Optional.ofNullable(json.read(value, TypeOf.of(type)));
    } catch (JsonMappingFailure failure) {
      throw new IllegalArgumentException("metadata " + key + " " + failure.getMessage(), failure);
    }
  }

  private void change(String key, byte @Nullable [] value) {
    boolean first;
    synchronized (lock) {
      if (value == null) {
        entries.remove(key);
      } else {
        entries.put(key, value);
      }
      first = waiting.isEmpty();
      waiting.put(key, value == null ? JsonCodec.nullValue() : value);
    }
    if (first) {
      execution.outgoing(this);
    }
  }

  @Override
  public Session session() {
    return execution.session();
  }

  @Override
  public List<ReportItem> collect() {
    Map<String, byte[]> patch;
    synchronized (lock) {
      patch = waiting;
      waiting = new LinkedHashMap<>();
    }
    byte[] written = JsonObject.of(patch);
    return List.of(
        new ReportItem.Metadata(execution.leased().id(), execution.leased().lease(), written));
  }

  @Override
  public void answered(@Nullable ItemResult worst) {
    execution.heard(worst);
    if (worst instanceof ItemResult.Rejected rejected) {
      execution.complain("metadata was not taken: " + rejected.message());
    }
  }
}
