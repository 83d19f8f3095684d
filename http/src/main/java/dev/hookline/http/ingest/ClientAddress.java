package dev.hookline.http.ingest;

import dev.hookline.delivery.guard.AddressList;
import io.vertx.core.http.HttpServerRequest;
import java.util.List;

/**
 * The address of whoever sent a request. Anybody can write {@code X-Forwarded-For}, so it is read
 * only when a trusted proxy brings it, from its end, up to the first address that is not one.
 *
 * @param proxies whose word is taken for where a request comes from
 */
record ClientAddress(AddressList proxies) {

  private static final String FORWARDED_FOR = "X-Forwarded-For";

  /** More hops than any real chain has. */
  private static final int HOPS_MAX = 16;

  String of(HttpServerRequest request) {
    String peer = request.remoteAddress().hostAddress();
    return proxies.isEmpty() ? peer : behind(peer, request.headers().getAll(FORWARDED_FOR));
  }

  String behind(String peer, List<String> forwardedFor) {
    String nearest = peer;
    String[] hops = String.join(",", forwardedFor).split(",", -1);
    int last = Math.max(0, hops.length - HOPS_MAX);
    for (int at = hops.length - 1; at >= last && proxies.contains(nearest); at--) {
      String hop = withoutPort(hops[at].strip());
      if (!AddressList.isAddress(hop)) {
        return nearest;
      }
      nearest = hop;
    }
    return nearest;
  }

  /** Some proxies add the port: {@code 192.0.2.1:443}, {@code [2001:db8::1]:443}. */
  private static String withoutPort(String hop) {
    if (hop.startsWith("[")) {
      int end = hop.indexOf(']');
      return end < 0 ? hop : hop.substring(1, end);
    }
    int colon = hop.indexOf(':');
    return colon >= 0 && colon == hop.lastIndexOf(':') ? hop.substring(0, colon) : hop;
  }
}
