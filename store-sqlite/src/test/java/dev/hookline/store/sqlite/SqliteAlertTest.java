package dev.hookline.store.sqlite;

import dev.hookline.testkit.contract.AlertContract;
import dev.hookline.testkit.contract.Stores;

final class SqliteAlertTest extends AlertContract {

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
