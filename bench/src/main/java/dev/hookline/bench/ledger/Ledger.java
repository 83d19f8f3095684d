package dev.hookline.bench.ledger;

import dev.hookline.bench.load.LoadReport;
import dev.hookline.bench.receive.ReceiverReport;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;

/**
 * What the generator saw accepted, held against what the server counts and the receiver got.
 *
 * <p>An event whose request was never answered may or may not have been accepted; it is allowed to
 * turn up and allowed to be missing.
 */
public final class Ledger {
  private final BitSet acceptedSequences = new BitSet();
  private final BitSet uncertainSequences = new BitSet();
  private long accepted;

  /** Adds one run of the generator; its sequences must not overlap those of another. */
  public void add(LoadReport report) {
    accepted += report.accepted();
    acceptedSequences.or(report.acceptedSequences());
    uncertainSequences.or(report.uncertainSequences());
  }

  /** Closes the books of a server without endpoints. */
  public Balance closeIngest(Counts server) {
    List<String> reasons = new ArrayList<>();
    checkAccepted(server, reasons);
    if (server.deliveries() != 0) {
      reasons.add("the server counts " + server.deliveries() + " deliveries without an endpoint");
    }
    return balance("accepted " + accepted + ", server " + server, reasons);
  }

  /** Closes the books of a server that relays every event to the receiver. */
  public Balance closeRelay(Counts server, ReceiverReport receiver) {
    List<String> reasons = new ArrayList<>();
    checkAccepted(server, reasons);
    if (server.accepted() != server.deliveries()) {
      reasons.add(
          "server: accepted %d is not delivered %d + pending %d + dead %d"
              .formatted(server.accepted(), server.delivered(), server.pending(), server.dead()));
    }
    if (server.delivered() != receiver.delivered()) {
      reasons.add(
          "the server counts %d delivered, the receiver got %d"
              .formatted(server.delivered(), receiver.delivered()));
    }
    checkSequences(server, receiver, reasons);
    return balance(
        "accepted %d = received %d + pending %d + dead %d"
            .formatted(accepted, receiver.delivered(), server.pending(), server.dead()),
        reasons);
  }

  private void checkAccepted(Counts server, List<String> reasons) {
    BitSet uncertain = copyWithout(uncertainSequences, acceptedSequences);
    long most = accepted + uncertain.cardinality();
    if (server.accepted() < accepted || server.accepted() > most) {
      reasons.add(
          "the generator saw %d accepted (%d uncertain), the server counts %d"
              .formatted(accepted, uncertain.cardinality(), server.accepted()));
    }
  }

  private void checkSequences(Counts server, ReceiverReport receiver, List<String> reasons) {
    BitSet known = (BitSet) acceptedSequences.clone();
    known.or(uncertainSequences);
    BitSet invented = copyWithout(receiver.sequences(), known);
    if (!invented.isEmpty()) {
      reasons.add(
          "%d events were delivered that nobody had accepted, the first is %d"
              .formatted(invented.cardinality(), invented.nextSetBit(0)));
    }
    BitSet missing = copyWithout(acceptedSequences, receiver.sequences());
    if (missing.cardinality() > server.pending() + server.dead()) {
      reasons.add(
          "%d accepted events never arrived, only %d are pending or dead; the first is %d"
              .formatted(
                  missing.cardinality(), server.pending() + server.dead(), missing.nextSetBit(0)));
    }
    if (receiver.repeatedSequences() > 0) {
      reasons.add(receiver.repeatedSequences() + " deliveries repeated an acknowledged event");
    }
    if (receiver.repeatedIds() > 0) {
      reasons.add(receiver.repeatedIds() + " deliveries repeated an acknowledged webhook-id");
    }
    if (receiver.strangers() > 0) {
      reasons.add(receiver.strangers() + " deliveries carried no sequence");
    }
  }

  private static Balance balance(String summary, List<String> reasons) {
    return reasons.isEmpty()
        ? new Balance.Closed(summary)
        : new Balance.Broken(summary, List.copyOf(reasons));
  }

  private static BitSet copyWithout(BitSet set, BitSet taken) {
    BitSet rest = (BitSet) set.clone();
    rest.andNot(taken);
    return rest;
  }
}
