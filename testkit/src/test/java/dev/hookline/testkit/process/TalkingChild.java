package dev.hookline.testkit.process;

import java.util.concurrent.CountDownLatch;

/** A child that says what it was given, and then does as its first argument says. */
final class TalkingChild {
  private TalkingChild() {}

  public static void main(String[] arguments) throws InterruptedException {
    System.out.println("argument " + arguments[0]);
    System.out.println("variable " + System.getenv("TALK"));
    System.out.println("property " + System.getProperty("talk"));
    System.err.println("this went wrong");
    switch (arguments[0]) {
      case "exit" -> System.exit(7);
      case "stay" -> stay();
      default -> throw new IllegalArgumentException(arguments[0]);
    }
  }

  private static void stay() throws InterruptedException {
    Runtime.getRuntime().addShutdownHook(new Thread(() -> System.out.println("orderly end")));
    System.out.println("listening on port 4711");
    new CountDownLatch(1).await();
  }
}
