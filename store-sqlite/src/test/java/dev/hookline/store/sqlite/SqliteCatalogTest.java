package dev.hookline.store.sqlite;

import dev.hookline.testkit.contract.CatalogContract;
import dev.hookline.testkit.contract.Stores;

final class SqliteCatalogTest extends CatalogContract {

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
