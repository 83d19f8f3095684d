package dev.hookline.store.sqlite;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hookline.id.Id;
import dev.hookline.id.IdGenerator;
import dev.hookline.job.Job;
import dev.hookline.testkit.contract.Stores;
import dev.hookline.testkit.memory.MemoryStore;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** A store on disk and one in memory, which are told the same. */
final class TwoStores {

  private final IdGenerator ids;
  private final Stores disk;
  private final Stores memory;
  private final SqliteStore store;
  private final List<Job> wokenOnDisk = new CopyOnWriteArrayList<>();
  private final List<Job> wokenInMemory = new CopyOnWriteArrayList<>();
  private int told;

  TwoStores(SqliteStore store) {
    this.store = store;
    this.ids = store.ids();
    this.disk = OpenedStore.stores(store);
    this.memory = MemoryStore.immediate(ids).stores();
    disk.runs().onWoken(wokenOnDisk::add);
    memory.runs().onWoken(wokenInMemory::add);
  }

  Id id() {
    return ids.next();
  }

  /** Asks or changes both, which must answer the same. */
  <T extends @Nullable Object> T both(Function<Stores, T> call) {
    T onDisk = call.apply(disk);
    T inMemory = call.apply(memory);
    if (!Objects.equals(onDisk, inMemory)) { // there may be bytes in it
      assertThat(onDisk).usingRecursiveComparison().isEqualTo(inMemory);
    }
    return onDisk;
  }

  List<Job> woken() {
    return wokenOnDisk;
  }

  void compareWoken() {
    store.writer().write(_ -> true); // what was told of before is told now
    int compared = Math.min(wokenOnDisk.size(), wokenInMemory.size());
    for (; told < compared; told++) {
      assertThat(wokenOnDisk.get(told)).isEqualTo(wokenInMemory.get(told));
    }
    assertThat(wokenOnDisk).hasSameSizeAs(wokenInMemory);
  }
}
