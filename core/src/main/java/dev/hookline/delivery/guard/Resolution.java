package dev.hookline.delivery.guard;

import java.net.InetAddress;
import java.util.List;

/** The answer of one lookup. */
public sealed interface Resolution {

  record Found(List<InetAddress> addresses) implements Resolution {
    public Found {
      addresses = List.copyOf(addresses);
    }
  }

  record Failed(String reason) implements Resolution {}
}
