package dev.hookline.http.outbound;

import dev.hookline.delivery.guard.TargetUrl;
import java.net.InetAddress;

/**
 * Where a connection goes and as whom it is addressed. A connection serves no other route than the
 * one it was opened for, so a name that moves to another address takes no connection along.
 *
 * @param address where the connection ends
 * @param name the host of the URL: for SNI and the certificate check
 */
record Route(InetAddress address, String name, int port, boolean secure) {

  static Route of(TargetUrl url, InetAddress address) {
    return new Route(address, url.host(), url.port(), url.secure());
  }

  @Override
  public String toString() {
    String numeric = address.getHostAddress();
    return (numeric.indexOf(':') < 0 ? numeric : "[" + numeric + "]") + ":" + port;
  }
}
