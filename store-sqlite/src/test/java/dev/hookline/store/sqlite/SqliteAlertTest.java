package dev.hookline.store.sqlite;

import dev.hookline.testkit.contract.AlertContract;
import dev.hookline.testkit.contract.StoreUnderTest;

final class SqliteAlertTest extends AlertContract {

  @Override
  protected StoreUnderTest open() {
    return new OpenedStore();
  }
}
