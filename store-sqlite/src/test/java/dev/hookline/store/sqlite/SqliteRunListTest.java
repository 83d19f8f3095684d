package dev.hookline.store.sqlite;

import dev.hookline.testkit.contract.RunListContract;
import dev.hookline.testkit.contract.StoreUnderTest;

final class SqliteRunListTest extends RunListContract {

  @Override
  protected StoreUnderTest open() {
    return new OpenedStore();
  }
}
