package dev.hookline.sdk.worker;

import dev.hookline.sdk.transport.ItemResult;
import dev.hookline.sdk.transport.ReportItem;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/** Items that are known when they are queued. */
record Items(
    Execution execution, List<ReportItem> items, @Nullable CompletableFuture<ItemResult> answer)
    implements Outgoing {

  @Override
  public Session session() {
    return execution.session();
  }

  @Override
  public List<ReportItem> collect() {
    return items;
  }

  @Override
  public void answered(@Nullable ItemResult worst) {
    if (answer != null) {
      answer.complete(worst == null ? ItemResult.STALE : worst);
    }
    execution.heard(worst);
    if (worst instanceof ItemResult.Rejected rejected) {
      execution.rejected(items, rejected);
    }
  }
}
