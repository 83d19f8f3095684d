package dev.hookline.store.sqlite;

import dev.hookline.testkit.contract.RequestLogContract;
import dev.hookline.testkit.contract.StoreUnderTest;

final class SqliteRequestLogTest extends RequestLogContract {

  @Override
  protected StoreUnderTest open() {
    return new OpenedStore();
  }
}
