package dev.hookline.sdk.worker;

import dev.hookline.sdk.transport.LeasedRun;
import dev.hookline.sdk.transport.ReportItem;
import dev.hookline.sdk.transport.WaitingFor;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a run waits for. The memo is stored together with the suspension: when it is there at the
 * next hand-over, the wait has been, and whether it was long enough was for the server to say. So
 * the clocks of workers do not matter.
 *
 * @param key of the memo; null when it is stored already
 */
@SuppressWarnings("ArrayRecordComponent") // bytes that are handed on; nobody compares them
record Suspension(@Nullable String key, byte[] memo, WaitingFor waitingFor) {

  List<ReportItem> items(LeasedRun run) {
    var suspend = new ReportItem.Suspend(run.id(), run.lease(), waitingFor);
    return key == null
        ? List.of(suspend)
        : List.of(new ReportItem.Step(run.id(), run.lease(), key, memo), suspend);
  }
}
