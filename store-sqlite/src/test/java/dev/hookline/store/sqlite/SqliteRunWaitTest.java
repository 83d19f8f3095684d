package dev.hookline.store.sqlite;

import dev.hookline.testkit.contract.RunWaitContract;
import dev.hookline.testkit.contract.StoreUnderTest;

final class SqliteRunWaitTest extends RunWaitContract {

  @Override
  protected StoreUnderTest open() {
    return new OpenedStore();
  }
}
