package dev.hookline.server;

import dev.hookline.ingest.Append;
import dev.hookline.ingest.Appended;
import dev.hookline.ingest.EventLog;
import java.util.List;

/**
 * Answers as if the events were stored, for the benchmark's comparison with a server that stores.
 * Used only with {@code HOOKLINE_BENCH_NO_STORE=1}, which the log calls out at the start.
 */
final class NothingStored implements EventLog {

  @Override
  public void append(List<Append> appends) {
    for (Append append : appends) {
      append.done().accept(Appended.Stored.INSTANCE);
    }
  }
}
