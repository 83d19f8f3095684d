package dev.hookline.store.sqlite;

import dev.hookline.testkit.contract.CatalogContract;
import dev.hookline.testkit.contract.StoreUnderTest;

final class SqliteCatalogTest extends CatalogContract {

  @Override
  protected StoreUnderTest open() {
    return new OpenedStore();
  }
}
