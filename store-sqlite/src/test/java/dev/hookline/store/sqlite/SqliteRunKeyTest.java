package dev.hookline.store.sqlite;

import dev.hookline.testkit.contract.RunKeyContract;
import dev.hookline.testkit.contract.StoreUnderTest;

final class SqliteRunKeyTest extends RunKeyContract {

  @Override
  protected StoreUnderTest open() {
    return new OpenedStore();
  }
}
