package dev.hookline.store.sqlite;

import dev.hookline.testkit.contract.Stores;
import dev.hookline.testkit.contract.TaskStoreContract;

final class SqliteTaskStoreTest extends TaskStoreContract {

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
