package dev.hookline.store.sqlite;

import dev.hookline.testkit.contract.RequestLogContract;
import dev.hookline.testkit.contract.Stores;

final class SqliteRequestLogTest extends RequestLogContract {

  private final OpenedStore opened = new OpenedStore();

  @Override
  protected Stores open() {
    return opened.ports();
  }

  @Override
  protected void settleRequests() {
    // Changes are written in the order of their arrival, and this one waits for its commit.
    stores().projects().defaultProject(samples().id());
  }

  @Override
  protected void close() throws Exception {
    opened.close();
  }
}
