package dev.hookline.store.sqlite;

import dev.hookline.testkit.contract.RunStoreContract;
import dev.hookline.testkit.contract.StoreUnderTest;

final class SqliteRunStoreTest extends RunStoreContract {

  @Override
  protected StoreUnderTest open() {
    return new OpenedStore();
  }
}
