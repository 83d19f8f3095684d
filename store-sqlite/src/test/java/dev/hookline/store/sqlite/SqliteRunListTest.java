package dev.hookline.store.sqlite;

import dev.hookline.testkit.contract.RunListContract;
import dev.hookline.testkit.contract.Stores;

final class SqliteRunListTest extends RunListContract {

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
