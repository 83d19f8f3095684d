package dev.hookline.store.sqlite;

import dev.hookline.testkit.contract.AttemptContract;
import dev.hookline.testkit.contract.StoreUnderTest;

final class SqliteAttemptTest extends AttemptContract {

  @Override
  protected StoreUnderTest open() {
    return new OpenedStore();
  }
}
