package dev.hookline.store.sqlite;

import dev.hookline.testkit.contract.JobStoreContract;
import dev.hookline.testkit.contract.StoreUnderTest;

final class SqliteJobStoreTest extends JobStoreContract {

  @Override
  protected StoreUnderTest open() {
    return new OpenedStore();
  }
}
