package dev.hookline.sdk.worker;

import dev.hookline.sdk.transport.ItemResult;
import dev.hookline.sdk.transport.ReportItem;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Something that waits to be reported. Called by the reporter only, first collect, then answered.
 */
interface Outgoing {

  /** The session it counts in. */
  Session session();

  /** The items, which go into one report; none when there is nothing any more. */
  List<ReportItem> collect();

  /**
   * What became of them.
   *
   * @param worst stale before rejected before ok; null when the report was never answered, because
   *     the session is over
   */
  void answered(@Nullable ItemResult worst);
}
