package dev.hookline.store.sqlite;

import dev.hookline.testkit.contract.RunWaitContract;
import dev.hookline.testkit.contract.Stores;

final class SqliteRunWaitTest extends RunWaitContract {

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
