package dev.hookline.sdk.worker;

import dev.hookline.sdk.transport.ItemResult;
import dev.hookline.sdk.transport.LeasedRun;
import dev.hookline.sdk.transport.ReportItem;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A run that is given back without having begun. */
record Released(Session session, LeasedRun run) implements Outgoing {

  @Override
  public List<ReportItem> collect() {
    return List.of(new ReportItem.Release(run.id(), run.lease()));
  }

  @Override
  public void answered(@Nullable ItemResult worst) {}
}
