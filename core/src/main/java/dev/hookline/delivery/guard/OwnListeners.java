package dev.hookline.delivery.guard;

import java.net.InetAddress;
import java.util.Set;

/**
 * Where this server listens: one port on the addresses of its machine, every loopback and
 * unspecified address among them, whether the machine names it or not. Safe for many threads.
 */
public final class OwnListeners {

  private static final int NOT_LISTENING = 0;

  private final Set<InetAddress> addresses;
  private volatile int port = NOT_LISTENING;

  /**
   * @param addresses of this machine's network interfaces
   */
  public OwnListeners(Set<InetAddress> addresses) {
    this.addresses = Set.copyOf(addresses);
  }

  /** The port is known, at the latest when the server listens. */
  public void listenOn(int ownPort) {
    port = ownPort;
  }

  boolean include(InetAddress address, int targetPort) {
    return targetPort == port
        && (address.isLoopbackAddress()
            || address.isAnyLocalAddress()
            || addresses.contains(address));
  }
}
