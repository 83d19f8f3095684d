package dev.hookline.job;

import dev.hookline.id.Id;
import java.util.List;

/** What a suspended run waits for; the job's due time is when it goes on at the latest. */
public sealed interface RunWait {

  /** A time only. */
  record Sleep() implements RunWait {
    public static final Sleep INSTANCE = new Sleep();
  }

  /** The completion of a token. */
  record Token(Id token) implements RunWait {}

  /** The end of all of these runs. */
  record Runs(List<Id> runs) implements RunWait {

    public static final int RUNS_MAX = 1_000;

    public Runs {
      runs = List.copyOf(runs);
    }
  }
}
