package dev.hookline.http.outbound;

/** All connections that one event loop may have to a route are in use, and many wait for one. */
final class NoFreeConnection extends Exception {

  NoFreeConnection(Route route) {
    super("no free connection to " + route, null, false, false);
  }
}
