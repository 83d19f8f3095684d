package dev.hookline.store.sqlite;

import dev.hookline.testkit.contract.JobStoreContract;
import dev.hookline.testkit.contract.Stores;

final class SqliteJobStoreTest extends JobStoreContract {

  private final OpenedStore opened = new OpenedStore();

  @Override
  protected Stores open() {
    return opened.ports();
  }

  @Override
  protected void close() throws Exception {
    opened.close();
  }
}
