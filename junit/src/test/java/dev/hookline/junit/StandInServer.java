package dev.hookline.junit;

import dev.hookline.sdk.server.ProtocolServer;
import java.util.concurrent.CountDownLatch;

/** Stands in for the server's program: says where it is as the server does, and serves. */
final class StandInServer {

  private StandInServer() {}

  public static void main(String[] arguments) throws InterruptedException {
    ProtocolServer server = ProtocolServer.start(System.getenv("HOOKLINE_API_KEY"));
    System.out.println("\n  Hookline is ready\n");
    System.out.println("  API      " + server.url() + "/api/v1");
    new CountDownLatch(1).await();
  }
}
