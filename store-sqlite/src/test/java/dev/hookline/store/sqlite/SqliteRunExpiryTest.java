package dev.hookline.store.sqlite;

import dev.hookline.testkit.contract.RunExpiryContract;
import dev.hookline.testkit.contract.StoreUnderTest;

final class SqliteRunExpiryTest extends RunExpiryContract {

  @Override
  protected StoreUnderTest open() {
    return new OpenedStore();
  }
}
