package dev.hookline.store.sqlite;

import dev.hookline.testkit.contract.RetentionContract;
import dev.hookline.testkit.contract.StoreUnderTest;

final class SqliteRetentionTest extends RetentionContract {

  @Override
  protected StoreUnderTest open() {
    return new OpenedStore();
  }
}
