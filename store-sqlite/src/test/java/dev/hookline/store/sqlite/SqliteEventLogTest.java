package dev.hookline.store.sqlite;

import dev.hookline.testkit.contract.EventLogContract;
import dev.hookline.testkit.contract.StoreUnderTest;

final class SqliteEventLogTest extends EventLogContract {

  @Override
  protected StoreUnderTest open() {
    return new OpenedStore();
  }
}
