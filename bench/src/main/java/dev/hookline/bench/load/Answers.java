package dev.hookline.bench.load;

import java.util.BitSet;
import java.util.Map;
import java.util.TreeMap;

/** What became of the requests, by kind; written by the generator's thread alone. */
final class Answers {
  private static final int HIGHEST_STATUS = 599;

  private final long[] byStatus = new long[HIGHEST_STATUS + 1];
  final BitSet acceptedSequences = new BitSet();
  final BitSet uncertainSequences = new BitSet();
  long accepted;
  long acceptedWhileMeasured;
  long duplicates;
  long refusedItems;
  long unreadable;
  long unanswered;
  long connectionErrors;

  void status(int status) {
    if (status < 0 || status > HIGHEST_STATUS) {
      unreadable++;
    } else {
      byStatus[status]++;
    }
  }

  void uncertain(long firstSequence, int events) {
    mark(uncertainSequences, firstSequence, events);
  }

  void acceptedAll(long firstSequence, int events) {
    mark(acceptedSequences, firstSequence, events);
  }

  Map<Integer, Long> statuses() {
    Map<Integer, Long> counts = new TreeMap<>();
    for (int status = 0; status <= HIGHEST_STATUS; status++) {
      if (byStatus[status] > 0) {
        counts.put(status, byStatus[status]);
      }
    }
    return counts;
  }

  private static void mark(BitSet set, long firstSequence, int events) {
    int from = Math.toIntExact(firstSequence);
    set.set(from, from + events);
  }
}
