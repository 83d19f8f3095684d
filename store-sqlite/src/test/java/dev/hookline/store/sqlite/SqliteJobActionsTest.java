package dev.hookline.store.sqlite;

import dev.hookline.testkit.contract.JobActionsContract;
import dev.hookline.testkit.contract.Stores;

final class SqliteJobActionsTest extends JobActionsContract {

  private final OpenedStore opened = new OpenedStore();

  @Override
  protected Stores open() {
    return opened.ports();
  }

  @Override
  protected void close() throws Exception {
    opened.close();
  }
}
