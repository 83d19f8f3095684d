package dev.hookline.store.sqlite;

import dev.hookline.testkit.contract.ReaderContract;
import dev.hookline.testkit.contract.StoreUnderTest;

final class SqliteReaderTest extends ReaderContract {

  @Override
  protected StoreUnderTest open() {
    return new OpenedStore();
  }
}
