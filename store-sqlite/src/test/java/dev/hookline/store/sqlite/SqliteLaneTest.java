package dev.hookline.store.sqlite;

import dev.hookline.testkit.contract.LaneContract;
import dev.hookline.testkit.contract.StoreUnderTest;

final class SqliteLaneTest extends LaneContract {

  @Override
  protected StoreUnderTest open() {
    return new OpenedStore();
  }
}
