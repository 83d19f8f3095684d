package dev.hookline.server;

import dev.hookline.ingest.Append;
import dev.hookline.ingest.Appended;
import dev.hookline.ingest.EventLog;
import java.util.List;

/**
 * Answers as if the events were stored, for the benchmark's comparison with a server that stores:
 * system property {@code hookline.fault=nothing-stored}. No setting or variable of the server's own
 * turns it on, and the log calls it out at the start.
 */
final class NothingStored implements EventLog {

  static final String FAULT = "nothing-stored";

  @Override
  public void append(List<Append> appends) {
    for (Append append : appends) {
      append.done().accept(Appended.Stored.INSTANCE);
    }
  }
}
