package dev.hookline.delivery.guard;

import java.util.Set;

/**
 * What the operator decides about delivery targets.
 *
 * @param exemptions blocks that may be reached although they are not public; they may be reached
 *     over plain http too
 * @param plainHttpToPublicHosts whether a public host may be reached without TLS
 * @param refusedPorts ports never connected to, exempt addresses included
 * @param ownHosts lower-case names under which this server is reached; deliveries to them are
 *     refused so that it cannot call its own API or feed itself in a loop
 * @param ownListeners where this server listens, refused for the same reason
 */
public record GuardPolicy(
    Exemptions exemptions,
    boolean plainHttpToPublicHosts,
    Set<Integer> refusedPorts,
    Set<String> ownHosts,
    OwnListeners ownListeners) {

  public GuardPolicy {
    refusedPorts = Set.copyOf(refusedPorts);
    ownHosts = Set.copyOf(ownHosts);
  }

  /** Public hosts over https only, and no port that is known to speak another protocol. */
  public static GuardPolicy strict() {
    return new GuardPolicy(
        Exemptions.none(), false, NonHttpPorts.ALL, Set.of(), new OwnListeners(Set.of()));
  }

  public GuardPolicy exempting(Exemptions others) {
    return new GuardPolicy(others, plainHttpToPublicHosts, refusedPorts, ownHosts, ownListeners);
  }

  public GuardPolicy withPlainHttpToPublicHosts(boolean allowed) {
    return new GuardPolicy(exemptions, allowed, refusedPorts, ownHosts, ownListeners);
  }

  public GuardPolicy withRefusedPorts(Set<Integer> ports) {
    return new GuardPolicy(exemptions, plainHttpToPublicHosts, ports, ownHosts, ownListeners);
  }

  public GuardPolicy withOwn(Set<String> hosts, OwnListeners listeners) {
    return new GuardPolicy(exemptions, plainHttpToPublicHosts, refusedPorts, hosts, listeners);
  }
}
