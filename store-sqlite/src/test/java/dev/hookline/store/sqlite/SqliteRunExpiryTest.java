package dev.hookline.store.sqlite;

import dev.hookline.testkit.contract.RunExpiryContract;
import dev.hookline.testkit.contract.Stores;

final class SqliteRunExpiryTest extends RunExpiryContract {

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
