package dev.hookline.store.sqlite;

import dev.hookline.testkit.contract.JobActionsContract;
import dev.hookline.testkit.contract.StoreUnderTest;

final class SqliteJobActionsTest extends JobActionsContract {

  @Override
  protected StoreUnderTest open() {
    return new OpenedStore();
  }
}
