package dev.hookline.store.sqlite;

import dev.hookline.testkit.contract.RunNoteContract;
import dev.hookline.testkit.contract.Stores;

final class SqliteRunNoteTest extends RunNoteContract {

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
