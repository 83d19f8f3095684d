package dev.hookline.store.sqlite;

import dev.hookline.testkit.contract.RunNoteContract;
import dev.hookline.testkit.contract.StoreUnderTest;

final class SqliteRunNoteTest extends RunNoteContract {

  @Override
  protected StoreUnderTest open() {
    return new OpenedStore();
  }
}
