package dev.hookline.delivery.guard;

import java.net.InetAddress;
import java.util.List;

/** Whether, and to which addresses, one attempt may connect. */
public sealed interface AttemptVerdict {

  /**
   * The attempt may connect to these addresses and to no other.
   *
   * @param addresses all that the name has, in the order of the lookup; at least one
   */
  record Allowed(TargetUrl target, List<InetAddress> addresses) implements AttemptVerdict {
    public Allowed {
      addresses = List.copyOf(addresses);
    }

    /** The address to try first. */
    public InetAddress address() {
      return addresses.getFirst();
    }
  }

  /**
   * No connection may be opened. The same URL stays blocked until its addresses or the operator's
   * policy change.
   */
  record Blocked(RefusalCode code, String reason) implements AttemptVerdict {}

  /** The name has no address now; a later attempt may find one. */
  record Unresolved(String reason) implements AttemptVerdict {}
}
