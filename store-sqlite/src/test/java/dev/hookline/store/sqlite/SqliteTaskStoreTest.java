package dev.hookline.store.sqlite;

import dev.hookline.testkit.contract.StoreUnderTest;
import dev.hookline.testkit.contract.TaskStoreContract;

final class SqliteTaskStoreTest extends TaskStoreContract {

  @Override
  protected StoreUnderTest open() {
    return new OpenedStore();
  }
}
